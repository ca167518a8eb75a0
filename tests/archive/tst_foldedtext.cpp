// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/foldedtext.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestFoldedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void folds_data();
    void folds();
    void everyCharacterFoldsOnce();
    void namesItsVersion();
};

void TestFoldedText::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << u"Your CODE is 12-65 @Z[`{~"_s << u"your code is 12-65 @z[`{~"_s;
    QTest::newRow("lines stay") << u"One\nTwo"_s << u"one\ntwo"_s;
    QTest::newRow("accents") << u"Crème BRÛLÉE, Ångström"_s << u"creme brulee, angstrom"_s;
    QTest::newRow("accents apart") << u"Cre\u0300me"_s << u"creme"_s;
    QTest::newRow("several accents") << u"Việt Ǘ"_s << u"viet u"_s;
    QTest::newRow("sharp s") << u"Straße STRASSE ẞ"_s << u"strasse strasse ss"_s;
    QTest::newRow("Armenian yech and vev") << u"ԵՎ և"_s << u"եվ եւ"_s;
    QTest::newRow("strokes") << u"Łódź Øre Đặng ħ Ŧ"_s << u"lodz ore dang h t"_s;
    QTest::newRow("i with and without dot") << u"İstanbul ısı IŞIK"_s << u"istanbul isi isik"_s;
    QTest::newRow("ligature") << u"oﬃce"_s << u"office"_s;
    QTest::newRow("wide") << u"ＣＯＤＥ １２"_s << u"code 12"_s;
    QTest::newRow("Cyrillic keeps its marks") << u"ЙОД Ёлка"_s << u"йод ёлка"_s;
    QTest::newRow("Cyrillic marks apart") << u"И\u0306од"_s << u"йод"_s;
    QTest::newRow("Greek") << u"ΣΊΣΥΦΟΣ"_s << u"σίσυφοσ"_s;
    QTest::newRow("CJK") << u"您的验证码"_s << u"您的验证码"_s;
    QTest::newRow("kana keep their marks") << u"ガ ｶﾞ"_s << u"ガ ガ"_s;
    QTest::newRow("Hangul") << u"한국"_s.normalized(QString::NormalizationForm_D) << u"한국"_s;
    QTest::newRow("emoji") << u"👍🏽 ❤\uFE0F"_s << u"👍🏽 ❤"_s;
    QTest::newRow("invisible ones") << u"co\u00ADde\u200B \uFEFFx\u2060y"_s << u"code xy"_s;
    QTest::newRow("zero") << QString(u"a"_s + QChar(u'\0') + u"B"_s) << u"a\uFFFDb"_s;
    QTest::newRow("a mark alone") << u"\u0301a"_s << u"\u0301a"_s;
}

void TestFoldedText::folds()
{
    QFETCH(QString, text);
    QTEST(folded(text), "wanted");
}

/// So that what is typed is folded like what was stored, and stored texts can be folded again.
void TestFoldedText::everyCharacterFoldsOnce()
{
    for (char32_t c = 1; c <= 0x1FFFF; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        const QString once = folded(QString::fromUcs4(&c, 1));
        if (folded(once) != once)
            QFAIL(qPrintable(u"U+%1"_s.arg(uint(c), 4, 16)));
        if (folded(QString(u"a"_s + QString::fromUcs4(&c, 1))).contains(QChar(u'\0')))
            QFAIL(qPrintable(u"a zero of U+%1"_s.arg(uint(c), 4, 16)));
    }
}

void TestFoldedText::namesItsVersion()
{
    QVERIFY(foldingVersion().contains(QString::number(int(QChar::currentUnicodeVersion()))));
}

QTEST_GUILESS_MAIN(TestFoldedText)
#include "tst_foldedtext.moc"
