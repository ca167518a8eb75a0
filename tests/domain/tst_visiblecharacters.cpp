// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/visiblecharacters.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// That nothing in a text from outside hides, and that what people really write stays as it is.
class TestVisibleCharacters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spellsOutWhatCannotBeSeen_data();
    void spellsOutWhatCannotBeSeen();
    void spellsOutEveryInvisibleCharacter();
    void leavesOrdinaryTextAlone_data();
    void leavesOrdinaryTextAlone();
    void countsHeapedAccents();
    void endsALongEmojiChain();
    void cutsALine_data();
    void cutsALine();
    void readsNoMoreOfALineThanItShows();
    void keepsLineEndsInParts();
    void goesThroughATextPartByPart();
    void longestCharacterIsShownWhole();
};

namespace {

QString line(const QString &text)
{
    return visibleLine(text, 1'000);
}

QString character(char32_t code)
{
    return QStringView(QChar::fromUcs4(code)).toString(); // fromUcs4 of QString would drop a byte order mark
}

QString spelled(char32_t code)
{
    return u"[U+%1]"_s.arg(QString::number(code, 16).toUpper(), 4, u'0');
}

} // namespace

void TestVisibleCharacters::spellsOutWhatCannotBeSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nul") << QString(u"a"_s + QChar(0) + u'b') << u"a\u2400b"_s;
    QTest::newRow("escape") << u"\u001B[31m"_s << u"\u241B[31m"_s;
    QTest::newRow("delete") << u"\u007F"_s << u"\u2421"_s;
    QTest::newRow("C1") << u"\u0085"_s << u"[U+0085]"_s;
    QTest::newRow("override") << u"a\u202Egnp.exe"_s << u"a[U+202E]gnp.exe"_s;
    QTest::newRow("line ends") << u"a\r\nb\nc\rd"_s << u"a\u23CEb\u23CEc\u23CEd"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("half a pair, high") << QString(u"a"_s + QChar(0xD800) + u'b') << u"a\uFFFDb"_s;
    QTest::newRow("half a pair, low") << QString(u"a"_s + QChar(0xDC00) + u'b') << u"a\uFFFDb"_s;
    QTest::newRow("half a pair, last") << QString(u"a"_s + QChar(0xDBFF)) << u"a\uFFFD"_s;
    QTest::newRow("joiner between letters") << u"a\u200Db"_s << u"a[U+200D]b"_s;
    QTest::newRow("joiner behind an emoji") << u"👩\u200Db"_s << u"👩[U+200D]b"_s;
    QTest::newRow("joiner before an emoji") << u"a\u200D👩"_s << u"a[U+200D]👩"_s;
    QTest::newRow("joiner alone") << u"\u200D"_s << u"[U+200D]"_s;
    QTest::newRow("emoji selector behind a letter") << u"a\uFE0F"_s << u"a[U+FE0F]"_s;
    QTest::newRow("two emoji selectors") << u"❤\uFE0F\uFE0F"_s << u"❤\uFE0F[U+FE0F]"_s;
    QTest::newRow("other selector behind an emoji") << u"❤\uFE0E"_s << u"❤[U+FE0E]"_s;
    QTest::newRow("digit and selector, no key") << u"1\uFE0F"_s << u"1[U+FE0F]"_s;
    QTest::newRow("tags behind a letter") << u"a\U000E0061\U000E007F"_s << u"a[U+E0061][U+E007F]"_s;
    QTest::newRow("tags without end") << u"🏴\U000E0067\U000E0062"_s << u"🏴[U+E0067][U+E0062]"_s;
    QTest::newRow("too many tags") << QString(u"🏴"_s + u"\U000E0061"_s.repeated(7) + u"\U000E007F"_s)
                                   << QString(u"🏴"_s + u"[U+E0061]"_s.repeated(7) + u"[U+E007F]"_s);
    QTest::newRow("end of tags alone") << u"🏴\U000E007F"_s << u"🏴[U+E007F]"_s;
    QTest::newRow("tags behind another picture") << u"👩\U000E0061\U000E007F"_s << u"👩[U+E0061][U+E007F]"_s;
}

void TestVisibleCharacters::spellsOutWhatCannotBeSeen()
{
    QFETCH(QString, text);
    QTEST(line(text), "shown");
}

void TestVisibleCharacters::spellsOutEveryInvisibleCharacter()
{
    QList<char32_t> codes{0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5,
                          0x180E, 0x3164, 0xFEFF, 0xFFA0, 0xFFFE, 0xFFFF, 0xE0001};
    const auto add = [&codes](char32_t first, char32_t last) {
        for (char32_t code = first; code <= last; ++code)
            codes.append(code);
    };
    add(0x0080, 0x009F);
    add(0x180B, 0x180F);
    add(0x200B, 0x200F);
    add(0x2028, 0x202E);
    add(0x2060, 0x206F);
    add(0xFE00, 0xFE0F);
    add(0xFFF0, 0xFFFC);
    add(0xE0020, 0xE007F);
    add(0xE0100, 0xE01EF);
    for (const char32_t code : std::as_const(codes))
        QCOMPARE(line(u'x' + character(code) + u'y'), QString(u'x' + spelled(code) + u'y'));
}

void TestVisibleCharacters::leavesOrdinaryTextAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Your code is 123456. Don't share it!"_s;
    QTest::newRow("Spanish") << u"¿Dónde está? €5 – «aquí»…"_s;
    QTest::newRow("Hebrew") << u"שלום עולם"_s;
    QTest::newRow("Arabic with number sign") << u"\u0600 ١٢٣ مرحبا"_s;
    QTest::newRow("Hindi") << u"नमस्ते दुनिया"_s;
    QTest::newRow("Vietnamese, decomposed") << u"e\u0302\u0301"_s;
    QTest::newRow("Chinese, beyond the first plane") << u"你好 𠮷野家"_s;
    QTest::newRow("non-breaking blank") << u"10\u00A0000"_s;
    QTest::newRow("heart") << u"❤\uFE0F"_s;
    QTest::newRow("thumb with skin") << u"👍🏽"_s;
    QTest::newRow("family") << u"👨\u200D👩\u200D👧\u200D👦"_s;
    QTest::newRow("couple with heart") << u"👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿"_s;
    QTest::newRow("pirate flag") << u"🏴\u200D☠\uFE0F"_s;
    QTest::newRow("rainbow flag") << u"🏳\uFE0F\u200D🌈"_s;
    QTest::newRow("doctor") << u"🧑🏻\u200D⚕\uFE0F"_s;
    QTest::newRow("flag of two letters") << u"🇺🇸"_s;
    QTest::newRow("flag of England") << u"🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"_s;
    QTest::newRow("key") << u"1\uFE0F\u20E3 #\uFE0F\u20E3"_s;
    QTest::newRow("copyright") << u"©\uFE0F"_s;
}

void TestVisibleCharacters::leavesOrdinaryTextAlone()
{
    QFETCH(QString, text);
    QCOMPARE(line(text), text);
}

void TestVisibleCharacters::countsHeapedAccents()
{
    const QString eight = u"\u0301\u0327"_s.repeated(4);
    QCOMPARE(line(u'e' + eight + u'a'), QString(u'e' + eight + u'a'));
    QCOMPARE(line(u'e' + eight + u"\u0301a"_s), QString(u'e' + eight + u"[+1]a"_s));
    QCOMPARE(line(u'e' + eight + u"\u0489"_s.repeated(92)), QString(u'e' + eight + u"[+92]"_s));
    QCOMPARE(line(eight + u"\u0301"_s), QString(eight + u"[+1]"_s)); // on nothing
    QCOMPARE(line(u'e' + eight + u"\u034F\u0301"_s), QString(u'e' + eight + u"[U+034F]\u0301"_s));
    const QString pairs = QString::fromUcs4(U"\U0001D167").repeated(10); // musical marks
    QCOMPARE(line(u'e' + pairs), QString(u'e' + pairs.left(16) + u"[+2]"_s));
    const QString thai = u"\u0E17\u0E35\u0E48"_s; // a letter with a vowel and a tone above
    QCOMPARE(line(thai), thai);
    const VisiblePart part = visiblePart(QString(u'e' + eight + eight + u'f'), 0, 10);
    QCOMPARE(part.text, QString(u'e' + eight + u"[+8]"_s));
    QCOMPARE(part.end, 17);
}

void TestVisibleCharacters::endsALongEmojiChain()
{
    const QString shown = line(u"👩"_s + u"\u200D👩"_s.repeated(50));
    QCOMPARE(shown.count(u"[U+200D]"_s), 5); // one in ten is shown, so no cluster is longer
    QCOMPARE(shown.count(u"👩"_s), 51);
}

void TestVisibleCharacters::cutsALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("fits") << u"1234567890"_s << u"1234567890"_s;
    QTest::newRow("one more") << u"12345678901"_s << u"123456789…"_s;
    QTest::newRow("pair over the edge") << u"123456789🙂"_s << u"123456789…"_s;
    QTest::newRow("pair before the edge") << u"12345678🙂0"_s << u"12345678…"_s;
    QTest::newRow("pair at the end") << u"12345678🙂"_s << u"12345678🙂"_s;
    QTest::newRow("spelled out over the edge") << u"123\u202E45"_s << u"123…"_s;
    QTest::newRow("spelled out at the edge") << u"12\u202E"_s << u"12[U+202E]"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("line end last") << u"1234567890\n"_s << u"123456789…"_s;
}

void TestVisibleCharacters::cutsALine()
{
    QFETCH(QString, text);
    const QString shown = visibleLine(text, 10);
    QTEST(shown, "shown");
}

void TestVisibleCharacters::readsNoMoreOfALineThanItShows()
{
    // 4096 times 32 MiB of characters: this ends only when most of it is never looked at.
    const QString endless(16'777'216, QChar(0x202E));
    for (int i = 0; i < 4'096; ++i)
        QCOMPARE(visibleLine(endless, 300).size(), 37 * 8 + 1);
}

void TestVisibleCharacters::keepsLineEndsInParts()
{
    const VisiblePart part = visiblePart(u"a\r\nb\rc\n\td\u202E"_s, 0, 100);
    QCOMPARE(part.text, u"a\nb\nc\n\td[U+202E]"_s);
    QCOMPARE(part.end, 10);
    QCOMPARE(visiblePart(QString(), 0, 100).text, QString());
}

void TestVisibleCharacters::goesThroughATextPartByPart()
{
    const QString text = u"ab\r\ncd🙂\u202E👨\u200D👩\u200D👧"_s.repeated(40);
    QString whole;
    for (VisiblePart part; part.end < text.size();) {
        part = visiblePart(text, part.end, 7);
        QVERIFY2(part.text.size() <= 7 + 20, qPrintable(part.text));
        whole += part.text;
    }
    QCOMPARE(whole, u"ab\ncd🙂[U+202E]👨\u200D👩\u200D👧"_s.repeated(40));
}

void TestVisibleCharacters::longestCharacterIsShownWhole()
{
    const QString flag = u"🏴"_s + u"\U000E0061"_s.repeated(6) + u"\U000E007F"_s;
    const QString joined = flag + QString(u"\u200D"_s + flag).repeated(9);
    QCOMPARE(joined.size(), LongestShown);
    const VisiblePart part = visiblePart(QString(joined + joined), 0, 1);
    QCOMPARE(part.text, joined);
    QCOMPARE(part.end, joined.size());
}

QTEST_APPLESS_MAIN(TestVisibleCharacters)
#include "tst_visiblecharacters.moc"
