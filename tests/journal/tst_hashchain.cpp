// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/hashchain.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestHashChain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownValue();
    void everyPartCounts();
    void partsDoNotRunTogether();
    void copyIsReadBack();
    void copyIsPrivate();
    void whatIsNoCopy_data();
    void whatIsNoCopy();
    void copyThatCannotBeWritten();
};

/// Computed by other means, from the layout that hashchain.h describes: a journal has to stay checkable.
void TestHashChain::knownValue()
{
    const ChainHead first = extended({}, 1'700'000'000'000, 1, "recorded", "{}");
    QCOMPARE(first.seq, 1);
    QCOMPARE(first.hash.toHex(),
             QByteArrayLiteral("275df38034959c23da514bdf17214f7ec88014a34151ce8e7fd746aec57f0389"));
    const ChainHead second = extended(first, 1'700'000'000'001, 1, "started", R"({"a":1})");
    QCOMPARE(second.seq, 2);
    QCOMPARE(second.hash.toHex(),
             QByteArrayLiteral("29e46caf6939413c2186fe7e6c6c0c6838025ee40762f3b22a960aa4ef025f5d"));
}

void TestHashChain::everyPartCounts()
{
    const ChainHead before{7, QByteArray(32, 'h')};
    const QList<ChainHead> heads{
        extended(before, 1, 2, "started", "{}"),
        extended({8, before.hash}, 1, 2, "started", "{}"),
        extended({7, QByteArray(32, 'i')}, 1, 2, "started", "{}"),
        extended({7, {}}, 1, 2, "started", "{}"),
        extended(before, 2, 2, "started", "{}"),
        extended(before, 1, 3, "started", "{}"),
        extended(before, 1, 2, "confirmed", "{}"),
        extended(before, 1, 2, "started", R"({"a":1})"),
    };
    QSet<QByteArray> hashes;
    for (const ChainHead &head : heads) {
        QCOMPARE(head.hash.size(), 32);
        hashes << head.hash;
    }
    QCOMPARE(hashes.size(), heads.size());
}

void TestHashChain::partsDoNotRunTogether()
{
    QVERIFY(extended({}, 1, 1, "ab", "c").hash != extended({}, 1, 1, "a", "bc").hash);
    QVERIFY(extended({}, 1, 1, "abc", "").hash != extended({}, 1, 1, "", "abc").hash);
}

void TestHashChain::copyIsReadBack()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"made/as needed/head"_s);
    QCOMPARE(readHeadCopy(file), std::nullopt);
    QVERIFY(writeHeadCopy(file, {}));
    QCOMPARE(readHeadCopy(file), ChainHead()); // of an empty journal, which is not the same as none
    const ChainHead first = extended({}, 1, 1, "recorded", "{}");
    const ChainHead second = extended(first, 2, 1, "started", "{}");
    QVERIFY(writeHeadCopy(file, first));
    QCOMPARE(readHeadCopy(file), first);
    QVERIFY(writeHeadCopy(file, second));
    QCOMPARE(readHeadCopy(file), second);
}

void TestHashChain::copyIsPrivate()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"made/head"_s);
    const ChainHead head = extended({}, 1, 1, "recorded", "{}");
    const QFile::Permissions everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(writeHeadCopy(file, head));
    QCOMPARE(QFile::permissions(file) & everybody, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(file).path()) & everybody, QFile::Permissions());

    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(writeHeadCopy(file, head));
    QCOMPARE(QFile::permissions(file) & everybody, QFile::Permissions());
}

void TestHashChain::whatIsNoCopy_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray hash = QByteArray(32, 'h').toHex();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no hash") << QByteArray("12");
    QTest::newRow("short hash") << QByteArray("12 ") + hash.left(62);
    QTest::newRow("cut") << QByteArray("12 ") + hash.left(31);
    QTest::newRow("not a number") << QByteArray("twelve ") + hash;
    QTest::newRow("zero") << QByteArray("0 ") + hash;
    QTest::newRow("zero, no hash") << QByteArray("0");
    QTest::newRow("negative") << QByteArray("-1 ") + hash;
    QTest::newRow("more") << QByteArray("12 ") + hash + " x";
    QTest::newRow("something else") << QByteArray(100'000, '\0');
}

void TestHashChain::whatIsNoCopy()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"head"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    QCOMPARE(readHeadCopy(file.fileName()), std::nullopt);
}

void TestHashChain::copyThatCannotBeWritten()
{
    const QTemporaryDir folder;
    const ChainHead head = extended({}, 1, 1, "recorded", "{}");
    QFile inTheWay(folder.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!writeHeadCopy(inTheWay.fileName() + u"/head"_s, head));
    QVERIFY(!writeHeadCopy(folder.path(), head)); // a folder in its place
    QVERIFY(!writeHeadCopy({}, head));
}

QTEST_GUILESS_MAIN(TestHashChain)
#include "tst_hashchain.moc"
