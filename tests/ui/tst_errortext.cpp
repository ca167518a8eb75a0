// SPDX-License-Identifier: GPL-3.0-or-later
#include "errortext.h"

#include <QSet>
#include <QTest>

using namespace trunkline;

namespace {

ApiError errorOf(ApiError::Kind kind, int status = 0)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    return error;
}

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsOwnSentence();
    void serviceWordsAreShownWhereTheyAreThePoint();
    void detailsCarryWhatSupportAsksFor();
    void unclearWriteNeverSaysItFailed();
    void unclearWriteQuotesNoAdvice();
    void refusedWriteSaysItDidNotHappen();
    void everyBlockHasItsOwnSentence();
    void blockQuotesWhatItIsAbout();
};

void TestErrorText::everyKindHasItsOwnSentence()
{
    using Kind = ApiError::Kind;
    QSet<QString> sentences;
    for (int kind = int(Kind::Offline); kind <= int(Kind::Blocked); ++kind) {
        const QString sentence = describeError(errorOf(Kind(kind))).sentence;
        QVERIFY2(!sentence.isEmpty(), qPrintable(QStringLiteral("kind %1 has no sentence").arg(kind)));
        QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
        sentences.insert(sentence);
    }
}

void TestErrorText::serviceWordsAreShownWhereTheyAreThePoint()
{
    ApiError error = errorOf(ApiError::Kind::Rejected, 422);
    error.detail = QStringLiteral("start_date: Missing data for required field.");
    QVERIFY(describeError(error).sentence.contains(error.detail));
    error.detail = QString(5000, u'x');
    QVERIFY(describeError(error).sentence.size() < 300);
}

void TestErrorText::detailsCarryWhatSupportAsksFor()
{
    ApiError error = errorOf(ApiError::Kind::BadCredentials, 401);
    error.title = QStringLiteral("Unauthorized");
    error.requestId = QStringLiteral("0b54d4a2-1f5c-4f44-8d4e-4f1d1f0c0c55");
    const QString details = describeError(error).details;
    QVERIFY2(details.contains(QStringLiteral("401")), qPrintable(details));
    QVERIFY2(details.contains(error.title), qPrintable(details));
    QVERIFY2(details.contains(error.requestId), qPrintable(details));
}

void TestErrorText::unclearWriteNeverSaysItFailed()
{
    const ErrorText text = describeWriteError(QStringLiteral("Buying (206) 555-0100"),
                                              errorOf(ApiError::Kind::ConnectionLost), true);
    QVERIFY2(text.sentence.startsWith(QStringLiteral("Buying (206) 555-0100")), qPrintable(text.sentence));
    QVERIFY2(text.sentence.contains(QStringLiteral("may have happened")), qPrintable(text.sentence));
    QVERIFY2(!text.sentence.contains(QStringLiteral("Try again")), qPrintable(text.sentence));
}

void TestErrorText::unclearWriteQuotesNoAdvice()
{
    using Kind = ApiError::Kind;
    for (int kind = int(Kind::Offline); kind <= int(Kind::Blocked); ++kind) {
        const ErrorText text = describeWriteError(QStringLiteral("Sending"), errorOf(Kind(kind), 500), true);
        QVERIFY2(!text.details.isEmpty(), qPrintable(QStringLiteral("kind %1").arg(kind)));
        for (const char *advice : {"try again", "check", "refresh", "ask for", "change what", "wait"}) {
            QVERIFY2(!text.details.contains(QLatin1String(advice), Qt::CaseInsensitive),
                     qPrintable(text.details));
        }
    }
    const ErrorText lost = describeWriteError(QStringLiteral("Sending"), errorOf(Kind::ConnectionLost), true);
    QVERIFY2(lost.details.contains(QStringLiteral("connection was lost")), qPrintable(lost.details));
}

void TestErrorText::refusedWriteSaysItDidNotHappen()
{
    const ErrorText text =
        describeWriteError(QStringLiteral("Buying (206) 555-0100"), errorOf(ApiError::Kind::Offline), false);
    QVERIFY2(text.sentence.contains(QStringLiteral("did not happen")), qPrintable(text.sentence));
}

void TestErrorText::everyBlockHasItsOwnSentence()
{
    using Block = ApiError::Block;
    QSet<QString> sentences;
    for (int block = int(Block::None); block <= int(Block::Withdrawn); ++block) {
        ApiError error = errorOf(ApiError::Kind::Blocked);
        error.block = Block(block);
        const QString sentence = describeError(error).sentence;
        QVERIFY2(sentence.startsWith(QStringLiteral("Not sent")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(Block::Withdrawn) + 1);
}

void TestErrorText::blockQuotesWhatItIsAbout()
{
    for (const ApiError::Block block : {ApiError::Block::OverBudget, ApiError::Block::JournalFailed}) {
        ApiError error = errorOf(ApiError::Kind::Blocked);
        error.block = block;
        error.detail = QStringLiteral("The limit for one day is $5.00.");
        const QString sentence = describeError(error).sentence;
        QVERIFY2(sentence.contains(error.detail), qPrintable(sentence));
    }
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
