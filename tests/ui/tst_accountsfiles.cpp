// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountsdialog.h"

#include "dialogclicks.h"
#include "englishplurals.h"
#include "keptaccounts.h"

#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {
const auto secretTyped = u"s3cret-that-nobody-exports"_s;
}

/// Taking accounts along in a file.
class TestAccountsFiles : public QObject, private testsupport::DialogClicks {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void exportsWithoutSecrets();
    void saysWhenItCannotBeWritten();
    void importsWhatIsNew();
    void saysWhatWasLeftOut();
    void refusesWhatIsNoFileOfOurs_data();
    void refusesWhatIsNoFileOfOurs();

private:
    QString said() const { return find<QLabel>("accountsSaid")->text(); }
    QString path(const QString &name) const { return m_kept->folder.filePath(name); }
    /// Types the path into the file dialog, as a person may.
    void pick(const char *button, const char *dialog, const QString &file)
    {
        click(button);
        QTRY_VERIFY2(find<QFileDialog>(dialog), dialog);
        auto *chooser = find<QFileDialog>(dialog);
        auto *name = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!find<QFileDialog>(dialog));
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    EnglishPlurals m_plurals;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    QPointer<AccountsDialog> m_dialog;
};

void TestAccountsFiles::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QCoreApplication::installTranslator(&m_plurals);
}

void TestAccountsFiles::init()
{
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_kept->add(u"Acme"_s, QUrl(u"https://api.example.com"_s), u"key-1"_s, secretTyped);
    m_kept->add(u"Other"_s, QUrl(u"https://api.example.com"_s), u"key-2"_s);
    m_dialog = new AccountsDialog(m_kept->all());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog, testWaitMs));
}

void TestAccountsFiles::cleanup()
{
    delete m_dialog;
    m_kept.reset();
}

void TestAccountsFiles::exportsWithoutSecrets()
{
    pick("accountsExport", "exportAccountsFile", path(u"out.json"_s));
    QTRY_VERIFY2(said().startsWith(u"2 accounts saved to"_s), qPrintable(said()));
    QFile file(path(u"out.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("Acme") && content.contains("key-2"));
    QVERIFY(!content.contains(secretTyped.toUtf8()));
    QVERIFY(!content.contains((u"key-1:"_s + secretTyped).toUtf8().toBase64()));
    QCOMPARE(readProfiles(content).profiles.size(), 2);
}

void TestAccountsFiles::saysWhenItCannotBeWritten()
{
    // A folder that is there and takes no file: a path below a file.
    write(u"plain"_s, "x");
    click("accountsExport");
    QTRY_VERIFY(find<QFileDialog>("exportAccountsFile"));
    Q_EMIT find<QFileDialog>("exportAccountsFile")->fileSelected(path(u"plain/out.json"_s));
    QVERIFY2(said().contains(u"could not be written"_s), qPrintable(said()));
}

void TestAccountsFiles::importsWhatIsNew()
{
    testsupport::KeptAccounts elsewhere;
    elsewhere.add(u"Acme there"_s, QUrl(u"https://api.example.com/"_s), u"key-1"_s);
    elsewhere.add(u"New"_s, QUrl(u"https://api.example.com"_s), u"key-3"_s, u"never travels"_s);
    elsewhere.add(u"New again"_s, QUrl(u"https://api.example.com"_s), u"key-3"_s);
    write(u"in.json"_s, writeProfiles(elsewhere.profiles.profiles()));
    pick("accountsImport", "importAccountsFile", path(u"in.json"_s));
    QTRY_COMPARE(
        said(),
        u"1 account added. Their secret keys are asked for when they are opened. 2 left out, since this "
        "computer has the same account already."_s);
    const Profile *added = m_kept->profiles.findLabel(u"New"_s);
    QVERIFY(added);
    QCOMPARE(added->secretPlace, SecretPlace::Session);
    QCOMPARE(find<QListWidget>("accountsList")->currentItem()->text(), u"New"_s);
    QCOMPARE(m_kept->profiles.profiles().size(), 3);
}

void TestAccountsFiles::saysWhatWasLeftOut()
{
    write(u"in.json"_s,
          R"({"format": "trunkline-profiles", "version": 1, "profiles": [
              {"label": "Bad", "base_url": "http://192.0.2.1", "access_key": "k"}]})");
    pick("accountsImport", "importAccountsFile", path(u"in.json"_s));
    QTRY_VERIFY2(said().endsWith(u"1 left out, since the base URL cannot be used."_s), qPrintable(said()));
    QCOMPARE(m_kept->profiles.profiles().size(), 2);
}

void TestAccountsFiles::refusesWhatIsNoFileOfOurs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("not JSON") << QByteArray("hello") << u"holds no accounts"_s;
    QTest::newRow("another JSON") << QByteArray("{\"a\": 1}") << u"holds no accounts"_s;
    QTest::newRow("newer") << QByteArray(
        R"({"format": "trunkline-profiles", "version": 999, "profiles": []})")
                           << u"newer Trunkline"_s;
}

void TestAccountsFiles::refusesWhatIsNoFileOfOurs()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    write(u"in.json"_s, content);
    pick("accountsImport", "importAccountsFile", path(u"in.json"_s));
    QTRY_VERIFY2(said().contains(why), qPrintable(said()));
    QCOMPARE(m_kept->profiles.profiles().size(), 2);
}

QTEST_MAIN(TestAccountsFiles)
#include "tst_accountsfiles.moc"
