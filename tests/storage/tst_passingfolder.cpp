// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/passingfolder.h"

#include <cstdio>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr auto holdArgument = "--hold"_L1;
constexpr int patience = 30'000;

bool write(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("texts") == 5;
}

/// This program again, which makes a folder with a file in it and holds it.
int hold()
{
    const PassingFolder folder;
    const QString path = folder.filePath(u"messages.db"_s);
    if (!folder.problem().isEmpty() || !write(path))
        return 1;
    std::printf("%s\n", qPrintable(path));
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

} // namespace

/// What must not stay goes with its object, or with the next program.
class TestPassingFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goesWithItsObject();
    void isFoundWhenItWasAbandoned();
    void othersAreLeftAlone();

private:
    QTemporaryDir m_place; ///< of all of them, since others test at the same time
};

void TestPassingFolder::initTestCase()
{
    QVERIFY(m_place.isValid());
    qputenv("TMPDIR", m_place.path().toLocal8Bit());
    QCOMPARE(QDir::tempPath(), m_place.path());
}

void TestPassingFolder::goesWithItsObject()
{
    QString path;
    {
        const PassingFolder folder;
        QCOMPARE(folder.problem(), QString());
        path = folder.filePath(u"messages.db"_s);
        QVERIFY(write(path));
        const QFileDevice::Permissions others =
            QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QCOMPARE(QFile::permissions(QFileInfo(path).path()) & others, QFile::Permissions());
        PassingFolder::removeAbandoned();
        QVERIFY2(QFile::exists(path), "it is in use");
    }
    QVERIFY(!QFile::exists(QFileInfo(path).path()));
}

void TestPassingFolder::isFoundWhenItWasAbandoned()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {holdArgument});
    QVERIFY(other.waitForReadyRead(patience));
    const QString path = QString::fromLocal8Bit(other.readLine()).trimmed();
    QVERIFY2(QFile::exists(path), qPrintable(path));
    PassingFolder::removeAbandoned();
    QVERIFY2(QFile::exists(path), "another program uses it");
    other.kill();
    QVERIFY(other.waitForFinished(patience));
    QVERIFY2(QFile::exists(path), "nobody was there to delete it");
    PassingFolder::removeAbandoned();
    QVERIFY(!QFile::exists(QFileInfo(path).path()));
}

void TestPassingFolder::othersAreLeftAlone()
{
    const QString other = m_place.filePath(u"trunkline-notes"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(write(other + u"/kept"_s));
    PassingFolder::removeAbandoned();
    QVERIFY(QFile::exists(other + u"/kept"_s));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == holdArgument)
        return hold();
    TestPassingFolder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_passingfolder.moc"
