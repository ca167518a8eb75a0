// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accounts.h"
#include "account/budgetsettings.h"
#include "account/profilefolder.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

Profile account(const QString &label, const QString &accessKey = u"12345678"_s)
{
    Profile profile;
    profile.id = newProfileId();
    profile.label = label;
    profile.accessKey = accessKey;
    return profile;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void fill(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

} // namespace

/// Profiles between two starts, and between two programs.
class TestProfileStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void outlivesTheProgram();
    void isPrivate();
    void twoProgramsDoNotUndoEachOther();
    void findsThem();
    void removes();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void saysWhenNothingCanBeKept();
    void importsOnlyWhatIsNotThere();
    void whatCouldNotBeWrittenIsNotLost();
    void knowsWhatAnAccountWasBefore();
    void takesOverTheLimitsOf010();
    void removedLimitsDoNotComeBack();

private:
    void useOwnSettings();
    QString file() const { return m_folder->filePath(u"trunkline/profiles.json"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestProfileStore::outlivesTheProgram()
{
    Profile acme = account(u"Acme"_s);
    {
        ProfileStore store(file());
        const QSignalSpy changed(&store, &ProfileStore::changed);
        QVERIFY2(store.save(acme), qPrintable(store.problem()));
        QVERIFY2(store.save(account(u"Other"_s, u"87654321"_s)), qPrintable(store.problem()));
        acme.readOnly = true;
        QVERIFY2(store.save(acme), qPrintable(store.problem()));
        QCOMPARE(changed.count(), 3);
        QCOMPARE(store.profiles().size(), 2);
    }
    const ProfileStore again(file());
    QCOMPARE(again.profiles().size(), 2);
    QCOMPARE(again.profiles().constFirst(), acme);
    QVERIFY2(again.problem().isEmpty(), qPrintable(again.problem()));
}

void TestProfileStore::isPrivate()
{
    ProfileStore store(file());
    QVERIFY(store.save(account(u"Acme"_s)));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(file()) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(file()).path()) & others, QFile::Permissions());
}

void TestProfileStore::twoProgramsDoNotUndoEachOther()
{
    ProfileStore one(file());
    ProfileStore other(file());
    QVERIFY(one.save(account(u"Of one"_s)));
    QVERIFY(other.save(account(u"Of the other"_s, u"87654321"_s)));
    QCOMPARE(other.profiles().size(), 2);
    QCOMPARE(one.profiles().size(), 1);
    const QSignalSpy changed(&one, &ProfileStore::changed);
    one.reload();
    QCOMPARE(one.profiles(), other.profiles());
    QCOMPARE(changed.count(), 1);
    one.reload(); // nothing new, nothing said
    QCOMPARE(changed.count(), 1);
}

void TestProfileStore::findsThem()
{
    ProfileStore store(file());
    const Profile acme = account(u"Acme Production"_s);
    QVERIFY(store.save(acme));
    QCOMPARE(*store.find(acme.id), acme);
    QCOMPARE(*store.findLabel(u"acme production"_s), acme);
    QCOMPARE(*store.findAccount(QUrl(u"https://API.flowroute.com:443/"_s), acme.accessKey), acme);
    QVERIFY(!store.find(u"another"_s));
    QVERIFY(!store.findLabel(u"acme"_s));
    QVERIFY(!store.findAccount(acme.baseUrl, u"another"_s));
}

void TestProfileStore::removes()
{
    ProfileStore store(file());
    const Profile acme = account(u"Acme"_s);
    QVERIFY(store.save(acme));
    QVERIFY(store.remove(acme.id));
    QVERIFY(store.profiles().isEmpty());
    QVERIFY(!contentOf(file()).contains("Acme"));
}

void TestProfileStore::setsADamagedFileAside()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    fill(file(), "{\"format\": \"trunkline-profiles\", \"profi");
    ProfileStore store(file());
    QVERIFY2(store.problem().contains(u"set aside"_s), qPrintable(store.problem()));
    QVERIFY2(store.save(account(u"Acme"_s)), qPrintable(store.problem()));
    const QStringList aside =
        QDir(QFileInfo(file()).path()).entryList({u"profiles.json.damaged-*"_s}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QVERIFY(contentOf(QFileInfo(file()).dir().filePath(aside.constFirst())).endsWith("profi"));
    QCOMPARE(ProfileStore(file()).profiles().size(), 1);
}

void TestProfileStore::leavesANewerFileAlone()
{
    const QByteArray newer = R"({"format":"trunkline-profiles","version":99,"profiles":[]})";
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    fill(file(), newer);
    ProfileStore store(file());
    QVERIFY2(store.problem().contains(u"newer Trunkline"_s), qPrintable(store.problem()));
    QVERIFY(!store.save(account(u"Acme"_s)));
    QCOMPARE(contentOf(file()), newer);
    QCOMPARE(store.profiles().size(), 1); // for this run
}

void TestProfileStore::saysWhenNothingCanBeKept()
{
    fill(m_folder->filePath(u"trunkline"_s), "a file where the folder should be");
    ProfileStore store(file());
    const Profile acme = account(u"Acme"_s);
    QVERIFY(!store.save(acme));
    QVERIFY2(store.problem().contains(u"cannot be kept"_s), qPrintable(store.problem()));
    QCOMPARE(*store.find(acme.id), acme); // for this run
}

void TestProfileStore::importsOnlyWhatIsNotThere()
{
    ProfileStore store(file());
    const Profile acme = account(u"Acme"_s);
    QVERIFY(store.save(acme));
    Profile other = account(u"Other"_s, u"87654321"_s);
    other.id = acme.id; // made on another computer, by chance or by copying
    other.secretPlace = SecretPlace::KeyChain;
    const QList<Profile> fresh = store.newOnes(readProfiles(writeProfiles({acme, other})));
    QCOMPARE(fresh.size(), 1);
    QCOMPARE(fresh.constFirst().label, u"Other"_s);
    QVERIFY(fresh.constFirst().id != acme.id);
    QCOMPARE(fresh.constFirst().secretPlace, SecretPlace::Session);
}

void TestProfileStore::whatCouldNotBeWrittenIsNotLost()
{
    ProfileStore store(file());
    Profile acme = account(u"Acme"_s);
    QVERIFY(store.save(acme));
    ProfileStore other(file());
    QLockFile busy(file() + u".lock"_s); // another program is at it
    QVERIFY(busy.tryLock());
    acme.label = u"Acme live"_s;
    QVERIFY(!store.save(acme));
    const QString problem = store.problem();
    QVERIFY(!problem.isEmpty());
    store.reload();
    QCOMPARE(store.find(acme.id)->label, u"Acme live"_s);
    QCOMPARE(store.problem(), problem);
    busy.unlock();
    QVERIFY(other.save(account(u"Of another program"_s, u"3"_s)));
    QVERIFY(store.save(account(u"Third"_s, u"4"_s)));
    const ProfileStore again(file());
    QCOMPARE(again.profiles().size(), 3);
    QCOMPARE(again.find(acme.id)->label, u"Acme live"_s);
}

void TestProfileStore::knowsWhatAnAccountWasBefore()
{
    ProfileStore store(file());
    Profile acme = account(u"Acme"_s);
    QVERIFY(store.save(acme));
    const QString first = accountNameOf(acme);
    acme.accessKey = u"second"_s;
    QVERIFY(store.save(acme));
    QCOMPARE(store.find(acme.id)->formerAccounts, QStringList(first));
    const QString second = accountNameOf(acme);
    acme.baseUrl = QUrl(u"https://gateway.example.com"_s);
    QVERIFY(store.save(acme)); // with a copy that does not know
    QCOMPARE(store.find(acme.id)->formerAccounts, QStringList({first, second}));
    QCOMPARE(ProfileStore(file()).profiles(), store.profiles());
    QCOMPARE(store.toExport().constFirst().formerAccounts, QStringList());
    QCOMPARE(ProfileStore(file() + u'2').newOnes({{}, 1, store.profiles(), 0}).constFirst().formerAccounts,
             QStringList());
    acme = account(acme.label);
    acme.id = store.profiles().constFirst().id;
    QVERIFY(store.save(acme)); // back again
    QCOMPARE(store.find(acme.id)->formerAccounts.size(), 2);
    QVERIFY(!store.find(acme.id)->formerAccounts.contains(first));
}

void TestProfileStore::removedLimitsDoNotComeBack()
{
    useOwnSettings();
    ProfileStore store(file());
    const Profile acme = account(u"Acme"_s);
    Budget old;
    old.perDay = Money::fromNanodollars(5'000'000'000);
    BudgetSettings(accountNameOf(acme)).save(old);
    QVERIFY(store.save(acme)); // imported, say
    QCOMPARE(store.find(acme.id)->budget.perDay, old.perDay);
    QVERIFY(store.save(acme)); // without limits, by a person
    QCOMPARE(store.find(acme.id)->budget, Budget());
    const OpenedSession opened = openSession(*store.find(acme.id), u"secret"_s, {});
    QVERIFY2(opened.session, qPrintable(opened.problem));
    QCOMPARE(opened.session->journal().budget(), Budget());
}

void TestProfileStore::useOwnSettings()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QCoreApplication::setOrganizationName(u"trunkline"_s);
    QCoreApplication::setApplicationName(u"trunkline"_s);
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toLocal8Bit());
}

void TestProfileStore::takesOverTheLimitsOf010()
{
    Profile acme = account(u"Acme"_s);
    acme.messagesApi = MessagesApi::V2_2;
    QByteArray old = contentOf(QFINDTESTDATA("../data/settings/trunkline-0.1.0.conf"));
    QVERIFY(!old.isEmpty());
    old.replace("ACCOUNT", accountNameOf(acme).toLatin1());
    useOwnSettings();
    QVERIFY(QDir().mkpath(m_folder->filePath(u"trunkline"_s)));
    fill(m_folder->filePath(u"trunkline/trunkline.conf"_s), old);

    const OpenedSession opened = openSession(acme, u"secret"_s, {});
    QVERIFY2(opened.session, qPrintable(opened.problem));
    const Budget budget = opened.session->journal().budget();
    QCOMPARE(budget.perDay, std::optional(Money::fromNanodollars(5'000'000'000)));
    QCOMPARE(budget.smsPart, Money::fromNanodollars(3'999'999));
    QCOMPARE(opened.session->profile()->budget, budget);
    QCOMPARE(opened.session->transport().options().messagesVersion, MessagesVersion::V2_2);
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
