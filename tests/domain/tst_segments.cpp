// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/segments.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestSegments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsKnownBodies_data();
    void countsKnownBodies();
    void namesTheCharacterThatForcesUcs2();
    void agreesWithASlowModel();
    void plainPunctuationSavesParts();
};

namespace {

/// GSM 03.38 by code point, written down apart from the product's table.
const QList<char16_t> basic = [] {
    QList<char16_t> list{0x0A,  0x0D,  0xA1,  0xA3,  0xA4,  0xA5,  0xA7,  0xBF,  0xC4, 0xC5,  0xC6,
                         0xC7,  0xC9,  0xD1,  0xD6,  0xD8,  0xDC,  0xDF,  0xE0,  0xE4, 0xE5,  0xE6,
                         0xE8,  0xE9,  0xEC,  0xF1,  0xF2,  0xF6,  0xF8,  0xF9,  0xFC, 0x393, 0x394,
                         0x398, 0x39B, 0x39E, 0x3A0, 0x3A3, 0x3A6, 0x3A8, 0x3A9, 0x5F};
    for (char16_t c = 0x20; c <= 0x5A; ++c)
        list.append(c);
    for (char16_t c = 0x61; c <= 0x7A; ++c)
        list.append(c);
    list.removeAll(u'`');
    return list;
}();
const QList<char16_t> extension{0x0C, 0x5B, 0x5C, 0x5D, 0x5E, 0x7B, 0x7C, 0x7D, 0x7E, 0x20AC};

/// Writes every unit out as a symbol, then cuts one part after another off the front.
int slowParts(const QString &body, int gsmAlone, int gsmJoined, int ucsAlone, int ucsJoined)
{
    bool gsm = true;
    for (const QChar c : body)
        gsm = gsm && (basic.contains(c.unicode()) || extension.contains(c.unicode()));
    QString stream; // 'E' opens a pair that must stay whole, '.' is any other unit
    for (qsizetype i = 0; i < body.size(); ++i) {
        const bool escaped = gsm && extension.contains(body.at(i).unicode());
        const bool pair =
            !gsm && body.at(i).isHighSurrogate() && i + 1 < body.size() && body.at(i + 1).isLowSurrogate();
        stream += escaped ? u"E."_s : pair ? u"E"_s : u"."_s;
    }
    if (stream.size() <= (gsm ? gsmAlone : ucsAlone))
        return stream.isEmpty() ? 0 : 1;
    int parts = 0;
    for (const qsizetype room = gsm ? gsmJoined : ucsJoined; !stream.isEmpty(); ++parts) {
        const bool wouldSplit = stream.size() > room && stream.at(room - 1) == u'E';
        stream.remove(0, wouldSplit ? room - 1 : room);
    }
    return parts;
}

QString randomBody(QRandomGenerator &random)
{
    const bool wide = random.bounded(2) == 1;
    const int length = random.bounded(500);
    QString body;
    while (body.size() < length) {
        const int kind = random.bounded(wide ? 4 : 3);
        if (kind == 0)
            body += QChar(extension.at(random.bounded(int(extension.size()))));
        else if (kind == 3)
            body += random.bounded(2) == 1 ? u"\U0001F600"_s : QString(QChar(0x4E00 + random.bounded(99)));
        else
            body += QChar(basic.at(random.bounded(int(basic.size()))));
    }
    return body;
}

} // namespace

void TestSegments::countsKnownBodies_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("parts");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("published");
    const QString emoji = u"\U0001F600"_s;
    QTest::newRow("empty") << QString() << 0 << 160 << 0;
    QTest::newRow("160") << QString(160, u'a') << 1 << 0 << 1;
    QTest::newRow("161") << QString(161, u'a') << 2 << 145 << 2;
    QTest::newRow("281") << QString(281, u'a') << 2 << 25 << 3;
    QTest::newRow("306") << QString(306, u'a') << 2 << 0 << 3;
    QTest::newRow("307") << QString(307, u'a') << 3 << 152 << 3;
    QTest::newRow("80 euro") << QString(80, u'€') << 1 << 0 << 1;
    QTest::newRow("escape over the edge")
        << QString(QString(152, u'a') + u'€' + QString(152, u'a')) << 3 << 152 << 3;
    QTest::newRow("70 wide") << QString(70, QChar(0x4E00)) << 1 << 0 << 1;
    QTest::newRow("71 wide") << QString(71, QChar(0x4E00)) << 2 << 63 << 2;
    QTest::newRow("35 emoji") << emoji.repeated(35) << 1 << 0 << 1;
    QTest::newRow("67 emoji") << emoji.repeated(67) << 3 << 65 << 2;
}

void TestSegments::countsKnownBodies()
{
    QFETCH(QString, body);
    QTEST(segment(body).parts, "parts");
    QTEST(segment(body).leftInPart, "left");
    QTEST(publishedParts(body), "published");
}

void TestSegments::namesTheCharacterThatForcesUcs2()
{
    QCOMPARE(segment(u"plain\f^{}\\[~]|€"_s).units, 5 + 20);
    QVERIFY(segment(u"plain €"_s).firstUcs2Character.isEmpty());
    QCOMPARE(segment(u"a\U0001F600ç"_s).firstUcs2Character, u"\U0001F600"_s);
    QCOMPARE(segment(u"façade"_s).firstUcs2Character, u"ç"_s);
    QCOMPARE(segment(u"`"_s).encoding, TextEncoding::Ucs2);
    for (char32_t c = 1; c < 0xD800; ++c) {
        const bool gsm = basic.contains(char16_t(c)) || extension.contains(char16_t(c));
        const QString body{QChar(char16_t(c))};
        QVERIFY2((segment(body).encoding == TextEncoding::Gsm7) == gsm, qPrintable(QString::number(c, 16)));
    }
}

void TestSegments::agreesWithASlowModel()
{
    QRandomGenerator random(20240305);
    for (int i = 0; i < 5000; ++i) {
        const QString body = randomBody(random);
        QVERIFY2(segment(body).parts == slowParts(body, 160, 153, 70, 67), qPrintable(body));
        QVERIFY2(publishedParts(body) == slowParts(body, 160, 140, 70, 70), qPrintable(body));
    }
}

void TestSegments::plainPunctuationSavesParts()
{
    const QString typed = u"\u201CDon\u2019t\u201D \u2013 wait\u2026\u00A0ok"_s;
    QCOMPARE(segment(typed).encoding, TextEncoding::Ucs2);
    QCOMPARE(withPlainPunctuation(typed), u"\"Don't\" - wait... ok"_s);
    QCOMPARE(segment(withPlainPunctuation(typed)).encoding, TextEncoding::Gsm7);
    QCOMPARE(withPlainPunctuation(u"é€\U0001F600"_s), u"é€\U0001F600"_s);
}

QTEST_APPLESS_MAIN(TestSegments)
#include "tst_segments.moc"
