// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profileformat.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

QByteArray fixture(const char *name)
{
    QFile file(QFINDTESTDATA("../data/settings") + u'/' + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first profile of the fixture with one field put in place of its own; undefined takes it out.
Profile with(QLatin1String key, const QJsonValue &value)
{
    QJsonObject file = QJsonDocument::fromJson(fixture("profiles-1.json")).object();
    QJsonObject profile = file["profiles"_L1].toArray().at(0).toObject();
    if (value.isUndefined())
        profile.remove(key);
    else
        profile[key] = value;
    file["profiles"_L1] = QJsonArray{profile};
    const ProfileFile read = readProfiles(QJsonDocument(file).toJson());
    return read.profiles.value(0);
}

} // namespace

/// Profiles in their file: every version that was ever written opens, and nothing odd gets in.
class TestProfileFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensVersion1();
    void writesWhatItReads();
    void holdsNoSecret();
    void oddFieldsAreDefaults_data();
    void oddFieldsAreDefaults();
    void isCarefulWhereItCannotRead();
    void formerAccountsAreNamesOnly();
    void leavesOutAddressesThatCannotBeUsed();
    void idsAreUnique();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
};

void TestProfileFormat::opensVersion1()
{
    const ProfileFile file = readProfiles(fixture("profiles-1.json"));
    QCOMPARE(file.problem, ProfileFile::Problem::None);
    QCOMPARE(file.version, 1);
    QCOMPARE(file.profiles.size(), 2);
    Profile expected;
    expected.id = u"5b1f6c0e-6a0f-4a51-9c57-9f3f6a2f7c11"_s;
    expected.label = u"Acme production"_s;
    expected.color = u"#c2410c"_s;
    expected.accessKey = u"12345678"_s;
    expected.secretPlace = SecretPlace::KeyChain;
    expected.messagesApi = MessagesApi::V2_2;
    expected.answerSeconds = 90;
    expected.caFile = u"/etc/ssl/acme.pem"_s;
    expected.readOnly = true;
    expected.relockMinutes = 5;
    expected.keepHistory = KeepHistory::ForEver;
    expected.budget.perOrder = Money::fromNanodollars(25'000'000'000);
    expected.budget.perMonth = Money(); // nothing may be spent: not the same as no limit
    expected.budget.smsPart = Money::fromNanodollars(3'999'999);
    QCOMPARE(file.profiles.at(0), expected);
    QCOMPARE(file.profiles.at(1).baseUrl, QUrl(u"https://gateway.example.com/flowroute"_s));
    QCOMPARE(file.profiles.at(1).budget, Budget());
}

void TestProfileFormat::writesWhatItReads()
{
    const ProfileFile file = readProfiles(fixture("profiles-1.json"));
    QCOMPARE(QJsonDocument::fromJson(writeProfiles(file.profiles)),
             QJsonDocument::fromJson(fixture("profiles-1.json")));
    QCOMPARE(readProfiles(writeProfiles(file.profiles)).profiles, file.profiles);
    QCOMPARE(readProfiles(writeProfiles({})).problem, ProfileFile::Problem::None);
}

void TestProfileFormat::holdsNoSecret()
{
    const QJsonObject written = QJsonDocument::fromJson(writeProfiles({Profile()})).object();
    const QStringList keys = written["profiles"_L1].toArray().at(0).toObject().keys();
    QCOMPARE(keys,
             QStringList({u"access_key"_s, u"answer_seconds"_s, u"base_url"_s, u"budget"_s, u"ca_file"_s,
                          u"color"_s, u"id"_s, u"keep_history"_s, u"label"_s, u"messages_api"_s,
                          u"read_only"_s, u"relock_minutes"_s, u"secret"_s}));
    QCOMPARE(written["profiles"_L1].toArray().at(0).toObject()["secret"_L1].toString(), u"session"_s);
}

void TestProfileFormat::oddFieldsAreDefaults_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("number") << QJsonValue(-1e300);
    QTest::newRow("text") << QJsonValue(u"<b>0</b>"_s);
    QTest::newRow("list") << QJsonValue(QJsonArray{1, 2});
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"a"_s, 1}});
}

void TestProfileFormat::oddFieldsAreDefaults()
{
    QFETCH(QJsonValue, value);
    const Profile defaults;
    QCOMPARE(with("color"_L1, value).color, defaults.color);
    QCOMPARE(with("answer_seconds"_L1, value).answerSeconds, defaults.answerSeconds);
    QCOMPARE(with("relock_minutes"_L1, value).relockMinutes, defaults.relockMinutes);
    QCOMPARE(with("keep_history"_L1, value).keepHistory, defaults.keepHistory);
    QCOMPARE(with("messages_api"_L1, value).messagesApi, defaults.messagesApi);
    QCOMPARE(with("secret"_L1, value).secretPlace, SecretPlace::Session);
    QCOMPARE(with("budget"_L1, value).budget, Budget());
    QVERIFY(!with("id"_L1, value).id.isEmpty());
    QVERIFY(!with("label"_L1, value).label.isEmpty());
}

void TestProfileFormat::isCarefulWhereItCannotRead()
{
    QVERIFY(with("read_only"_L1, u"yes"_s).readOnly);
    QVERIFY(with("read_only"_L1, QJsonValue()).readOnly);
    QVERIFY(!with("read_only"_L1, false).readOnly);
    QVERIFY(!with("read_only"_L1, QJsonValue(QJsonValue::Undefined)).readOnly); // a file before the lock
}

/// They name folders that are removed with the account.
void TestProfileFormat::formerAccountsAreNamesOnly()
{
    const QString name = accountNameOf(Profile());
    QJsonArray odd{7.0, QJsonValue()};
    for (const QString &entry : QStringList{u"../.."_s, name, name.toUpper(), QString(name + u'\n'),
                                            QString(u'/' + name), name.left(31), name})
        odd.append(entry);
    const Profile read = with("former_accounts"_L1, odd);
    QCOMPARE(read.formerAccounts, QStringList(name));
    QCOMPARE(readProfiles(writeProfiles({read})).profiles, QList<Profile>{read});
    QCOMPARE(with("former_accounts"_L1, u"none"_s).formerAccounts, QStringList());
}

void TestProfileFormat::leavesOutAddressesThatCannotBeUsed()
{
    for (const char *url : {"http://api.flowroute.com", "file:///etc/passwd", "", "https://",
                            "https://user:pass@api.flowroute.com", "https://api.flowroute.com/?a=b"}) {
        const Profile read = with("base_url"_L1, QString::fromLatin1(url));
        QVERIFY2(read.id.isEmpty(), url);
    }
    QVERIFY(!with("base_url"_L1, u"http://127.0.0.1:8080"_s).id.isEmpty());
}

void TestProfileFormat::idsAreUnique()
{
    Profile one;
    one.id = u"same"_s;
    one.baseUrl = QUrl(u"https://a.example.com"_s);
    Profile other = one;
    other.baseUrl = QUrl(u"https://b.example.com"_s);
    const QList<Profile> read = readProfiles(writeProfiles({one, other})).profiles;
    QCOMPARE(read.size(), 2);
    QCOMPARE(read.at(0).id, u"same"_s);
    QVERIFY(read.at(1).id != read.at(0).id);
}

void TestProfileFormat::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("problem");
    const int unreadable = int(ProfileFile::Problem::Unreadable);
    QTest::newRow("empty") << QByteArray() << unreadable;
    QTest::newRow("cut") << fixture("profiles-1.json").left(400) << unreadable;
    QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1,"profiles":[]})")
                                    << unreadable;
    QTest::newRow("no version") << QByteArray(R"({"format":"trunkline-profiles","profiles":[]})")
                                << unreadable;
    QTest::newRow("no profiles") << QByteArray(R"({"format":"trunkline-profiles","version":1})")
                                 << unreadable;
    QTest::newRow("newer") << QByteArray(R"({"format":"trunkline-profiles","version":99,"profiles":[]})")
                           << int(ProfileFile::Problem::Newer);
}

void TestProfileFormat::refusesOtherFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, problem);
    const ProfileFile file = readProfiles(bytes);
    QCOMPARE(int(file.problem), problem);
    QVERIFY(file.profiles.isEmpty());
}

QTEST_GUILESS_MAIN(TestProfileFormat)
#include "tst_profileformat.moc"
