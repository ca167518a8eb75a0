// SPDX-License-Identifier: GPL-3.0-or-later
#include "quickelision.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Lines are cut as Qt cuts them, to a letter, and only where that can be told from letters alone.
class TestQuickElision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAsQtDoes_data();
    void cutsAsQtDoes();
    void leavesWhatFitsExactly_data() { cutsAsQtDoes_data(); }
    void leavesWhatFitsExactly();
    void cutsNoOtherScripts_data();
    void cutsNoOtherScripts();
    void followsTheFont();
};

void TestQuickElision::cutsAsQtDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("narrow") << u"illicit filling, till fifty lilies fill it, ill, ill"_s;
    QTest::newRow("wide") << u"WWW MMMM WOMAN @@@@@ WWWWWWWW MMMMMMMM @@@@@@"_s;
    QTest::newRow("kerned") << u"AVAVAVA To Ty. WAVE, Yo. LTLT AVAVAVA To Ty. WAVE"_s;
    QTest::newRow("accents") << u"Ihr Päckchen verspätet sich, größere Pläne für später"_s;
    QTest::newRow("Cyrillic") << u"Ваш заказ задерживается и придёт завтра утром в девять"_s;
    QTest::newRow("Greek") << u"Η παραγγελία σας καθυστερεί και έρχεται αύριο το πρωί"_s;
    QTest::newRow("emoji")
        << u"Your 🙂 parcel 🚚🍕 is late ✅ → 👍 see you 🎉 later, 🙏 or tomorrow 🤞"_s;
    QTest::newRow("quotes") << u"“Your parcel’s delayed” – it comes tomorrow… at nine"_s;
}

void TestQuickElision::cutsAsQtDoes()
{
    QFETCH(QString, text);
    QuickElision elision;
    elision.setFont(QApplication::font());
    const QFontMetrics metrics(QApplication::font());
    const int whole = metrics.horizontalAdvance(text);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const qsizetype most = tag == u"kerned" || tag == u"emoji" ? 2 : 1; // an emoji is two places
    for (int width = 30; width < whole * 9 / 10; width += 7) {
        const std::optional<QString> cut = elision.elided(text, width);
        const QString expected = metrics.elidedText(text, Qt::ElideRight, width);
        QVERIFY(cut && cut->endsWith(u'…'));
        QVERIFY2(qAbs(cut->size() - expected.size()) <= most,
                 qPrintable(*cut + u" instead of "_s + expected));
        QVERIFY2(text.startsWith(cut->chopped(1)), qPrintable(*cut));
    }
}

/// A column that was made as wide as its contents shows them whole.
void TestQuickElision::leavesWhatFitsExactly()
{
    QFETCH(QString, text);
    QuickElision elision;
    elision.setFont(QApplication::font());
    QCOMPARE(elision.elided(text, QFontMetrics(QApplication::font()).horizontalAdvance(text)), text);
    QCOMPARE(elision.elided(text, 10'000), text);
    QCOMPARE(elision.elided(QString(), 0), QString());
}

void TestQuickElision::cutsNoOtherScripts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Chinese") << u"包裹延误"_s;
    QTest::newRow("Arabic") << u"تأخر الطرد"_s;
    QTest::newRow("Hebrew") << u"שלום"_s;
    QTest::newRow("joined emoji") << u"late 👩\u200d🚀"_s;
    QTest::newRow("emoji with a skin") << u"late 👍🏽"_s;
    QTest::newRow("flag") << u"late 🇨🇭"_s;
    QTest::newRow("heart") << u"late ❤\ufe0f"_s;
    QTest::newRow("half a pair") << QString(u"late "_s + QChar(0xd83d));
    QTest::newRow("combining") << u"e\u0301"_s;
    QTest::newRow("soft hyphen") << u"par\u00adcel"_s;
    QTest::newRow("direction mark") << u"a\u202eb"_s;
    QTest::newRow("control") << u"a\tb"_s;
}

void TestQuickElision::cutsNoOtherScripts()
{
    QFETCH(QString, text);
    QuickElision elision;
    elision.setFont(QApplication::font());
    const int whole = QFontMetrics(QApplication::font()).horizontalAdvance(text);
    for (int width = 1; width < whole * 9 / 10; ++width) {
        const std::optional<QString> cut = elision.elided(text, width);
        const QString kept = cut && *cut != text ? cut->chopped(1) : QString();
        QVERIFY2(text.startsWith(kept), qPrintable(kept));
        for (const QChar letter : kept)
            QVERIFY2(letter < u'\u0080', qPrintable(kept));
    }
    QCOMPARE(elision.elided(text, 10'000), text);
}

void TestQuickElision::followsTheFont()
{
    const QString text = u"Your parcel is delayed and comes tomorrow"_s;
    QuickElision elision;
    QFont font = QApplication::font();
    elision.setFont(font);
    const qsizetype before = elision.elided(text, 150)->size();
    font.setPointSize(font.pointSize() * 2);
    elision.setFont(font);
    QVERIFY(elision.elided(text, 150)->size() < before * 2 / 3);
}

QTEST_MAIN(TestQuickElision)
#include "tst_quickelision.moc"
