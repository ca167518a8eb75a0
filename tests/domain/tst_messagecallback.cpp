// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/messagecallback.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;
using Problem = CallbackUrlProblem;

/// The words of callbacks and the rule for their addresses.
class TestMessageCallback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsComeBack();
    void addressesAreChecked_data();
    void addressesAreChecked();
    void spellingsOfOneAddress_data();
    void spellingsOfOneAddress();
};

void TestMessageCallback::wordsComeBack()
{
    QStringList words;
    for (const CallbackType type : callbackTypes) {
        words += callbackWord(type);
        QCOMPARE(callbackFromWord(callbackWord(type)), std::optional(type));
    }
    QCOMPARE(words.join(u' '), u"sms_callback mms_callback sms_dlr_callback mms_dlr_callback"_s);
    QVERIFY(!callbackFromWord(u"dlr_callback"_s));
    QVERIFY(!callbackFromWord(QString()));
}

void TestMessageCallback::addressesAreChecked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<Problem>("problem");
    const auto row = [](const char *url, Problem problem) {
        QTest::newRow(url) << QString::fromUtf8(url) << problem;
    };
    row("https://hooks.example.com", Problem::Ok);
    row("http://hooks.example.com:8080/in?token=a%20b&x=1", Problem::Ok);
    row("HTTPS://192.0.2.1/", Problem::Ok);
    row("https://[2001:db8::1]/sms", Problem::Ok);
    row("", Problem::Empty);
    row("hooks.example.com", Problem::NotWeb);
    row("https://", Problem::NotWeb);
    row("https:///path", Problem::NotWeb);
    row("ftp://hooks.example.com", Problem::NotWeb);
    row("javascript:alert(1)", Problem::NotWeb);
    row("mailto:a@example.com", Problem::NotWeb);
    row("https://hooks.example.com:99999/", Problem::NotWeb);
    row("https://hooks.example.com/a b", Problem::BadCharacter);
    row("https://hooks.example.com/ü", Problem::BadCharacter);
    row("https://hooks.example.com/\n", Problem::BadCharacter);
    row("https://hooks.example.com/<script>", Problem::BadCharacter);
    row("https://user:pass@hooks.example.com/", Problem::UserInfo);
    row("https://user@hooks.example.com/", Problem::UserInfo);
}

void TestMessageCallback::addressesAreChecked()
{
    QFETCH(QString, url);
    QFETCH(Problem, problem);
    QCOMPARE(int(checkCallbackUrl(url)), int(problem));
}

void TestMessageCallback::spellingsOfOneAddress_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *a, const char *b, bool same) {
        QTest::addRow("%s, %s", a, b) << QString::fromLatin1(a) << QString::fromLatin1(b) << same;
    };
    row("https://a.example.com/x", "https://a.example.com/x", true);
    row("https://a.example.com", "https://a.example.com/", true);
    row("HTTPS://A.example.COM", "https://a.example.com:443/", true);
    row("http://a.example.com:80/x", "http://a.example.com/x", true);
    row("http://a.example.com/x", "https://a.example.com/x", false);
    row("https://a.example.com/x", "https://a.example.com/X", false);
    row("https://a.example.com/x", "https://a.example.com/x/", false);
    row("https://a.example.com/x?a=1", "https://a.example.com/x?a=2", false);
    row("https://a.example.com:8443", "https://a.example.com", false);
    row("not an address", "not an address", true);
    row("not an address", "another", false);
    row("", "https://a.example.com", false);
}

void TestMessageCallback::spellingsOfOneAddress()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(isSameCallbackUrl(a, b), same);
    QCOMPARE(isSameCallbackUrl(b, a), same);
}

QTEST_APPLESS_MAIN(TestMessageCallback)
#include "tst_messagecallback.moc"
