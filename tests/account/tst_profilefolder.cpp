// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profilefolder.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestProfileFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneAccountHasOneName_data();
    void oneAccountHasOneName();
    void othersHaveOtherNames();
    void liesBelowDataAndConfig();
};

void TestProfileFolder::oneAccountHasOneName_data()
{
    QTest::addColumn<QUrl>("url");
    for (const char *url : {"https://api.example.com", "https://api.example.com/", "https://API.example.com",
                            "https://api.example.com:443/", "HTTPS://api.example.com"})
        QTest::newRow(url) << QUrl(QLatin1String(url));
}

void TestProfileFolder::oneAccountHasOneName()
{
    QFETCH(QUrl, url);
    QCOMPARE(profileNameOf(url, u"key"_s), profileNameOf(QUrl(u"https://api.example.com"_s), u"key"_s));
}

void TestProfileFolder::othersHaveOtherNames()
{
    QSet<QString> names;
    for (const char *url :
         {"https://api.example.com", "http://api.example.com", "https://api.example.com:444",
          "https://api.example.com/v", "https://api.example.org"}) {
        for (const QString &key : {u"key"_s, u"key2"_s, u"KEY"_s})
            names += profileNameOf(QUrl(QLatin1String(url)), key);
    }
    QCOMPARE(names.size(), 15);
    for (const QString &name : names) {
        QVERIFY2(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(name).hasMatch(), qPrintable(name));
        QVERIFY2(!name.contains(u"key"_s), "the key itself must not be on the disk");
    }
}

void TestProfileFolder::liesBelowDataAndConfig()
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(u"data"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
    const QUrl url(u"https://api.example.com"_s);
    const JournalPlace place = journalPlaceOf(url, u"key"_s);
    const QString name = profileNameOf(url, u"key"_s);
    QCOMPARE(place.folder, home.filePath(u"data/trunkline/profiles/"_s + name));
    QCOMPARE(place.headFile, home.filePath(u"config/trunkline/heads/"_s + name));
    QVERIFY2(!QDir(home.filePath(u"data"_s)).exists(), "asking for the place makes nothing");
}

QTEST_GUILESS_MAIN(TestProfileFolder)
#include "tst_profilefolder.moc"
