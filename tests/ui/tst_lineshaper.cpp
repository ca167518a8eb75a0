// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineshaper.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Lines look as Qt shapes them as a whole, but for words beside an emoji, which stay where they are without.
class TestLineShaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAsWideAsAWhole_data();
    void isAsWideAsAWhole();
    void wordsStayOnTheirLine_data();
    void wordsStayOnTheirLine();
    void picturesComeBehindTheirWords();
    void whatDependsOnOthersIsShapedWithThem_data();
    void whatDependsOnOthersIsShapedWithThem();
    void followsTheFont();

private:
    static LineShaper shaper(Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        LineShaper made;
        made.setFont(QApplication::font(), direction);
        return made;
    }
    static QImage painted(const ShapedLine &line)
    {
        QImage image(400, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(QApplication::font());
        line.paint(&painter, {0, 10});
        return image;
    }
    static QImage paintedWhole(const QString &text, Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        QStaticText whole(text);
        whole.setTextFormat(Qt::PlainText);
        QTextOption option;
        option.setTextDirection(direction);
        option.setWrapMode(QTextOption::NoWrap);
        whole.setTextOption(option);
        QImage image(400, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(QApplication::font());
        painter.drawStaticText(QPointF(0, 10), whole);
        return image;
    }
    /// Where the first coloured pixel is, from the left.
    static int pictureAt(const QImage &image)
    {
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(x, y).hsvSaturation() > 60)
                    return x;
            }
        }
        return -1;
    }
};

void TestLineShaper::isAsWideAsAWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"Your parcel is delayed"_s;
    QTest::newRow("one in the middle") << u"Your parcel 🚚 is delayed"_s;
    QTest::newRow("at both ends") << u"🚚 Your parcel is delayed 👍"_s;
    QTest::newRow("side by side") << u"late 🚚👍🎉"_s;
    QTest::newRow("one alone") << u"👍"_s;
    QTest::newRow("spaces") << u"  late   🚚   "_s;
    QTest::newRow("arrow and tick") << u"206 → 503 ✅ sent"_s;
    QTest::newRow("Cyrillic") << u"Ваш заказ 🎉 придёт завтра"_s;
    QTest::newRow("cut") << u"Your parcel 🚚…"_s;
}

void TestLineShaper::isAsWideAsAWhole()
{
    QFETCH(QString, text);
    const ShapedLine line = shaper().shaped(text);
    const qreal whole = QFontMetricsF(QApplication::font()).horizontalAdvance(text);
    QVERIFY2(qAbs(line.size().width() - whole) <= 2,
             qPrintable(u"%1 instead of %2"_s.arg(line.size().width()).arg(whole)));
    QVERIFY(painted(line) != paintedWhole({}));
}

void TestLineShaper::wordsStayOnTheirLine_data()
{
    QTest::addColumn<QString>("picture");
    QTest::newRow("emoji") << u"🚚"_s;
    QTest::newRow("another") << u"👍🎉"_s;
    QTest::newRow("arrow") << u"→"_s;
}

void TestLineShaper::wordsStayOnTheirLine()
{
    QFETCH(QString, picture);
    const QString words = u"Your parcel "_s;
    LineShaper shaper = TestLineShaper::shaper();
    const ShapedLine without = shaper.shaped(words);
    const ShapedLine with = shaper.shaped(words + picture);
    QCOMPARE(with.size().height(), without.size().height());
    const QRect room(0, 0, qFloor(without.size().width()), 40);
    QCOMPARE(painted(with).copy(room), painted(without).copy(room));
    QVERIFY(painted(with) != painted(without));
}

void TestLineShaper::picturesComeBehindTheirWords()
{
    LineShaper shaper = TestLineShaper::shaper();
    for (const QString &words : {u"on its way"_s, u"on its way to the depot "_s, QString()}) {
        const QString text = words + u"🚚 now"_s;
        const int place = pictureAt(painted(shaper.shaped(text)));
        const int whole = pictureAt(paintedWhole(text)); // each piece begins at a whole pixel
        QVERIFY2(place >= 0 && qAbs(place - whole) <= 1, qPrintable(u"%1 and %2"_s.arg(place).arg(whole)));
    }
}

void TestLineShaper::whatDependsOnOthersIsShapedWithThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("skin") << u"thanks 👍🏽 all 🎉"_s << Qt::LeftToRight;
    QTest::newRow("joined") << u"🎉 late 👩\u200d🚀"_s << Qt::LeftToRight;
    QTest::newRow("style") << u"🎉 love ❤\ufe0f"_s << Qt::LeftToRight;
    QTest::newRow("flag") << u"🎉 from 🇨🇭"_s << Qt::LeftToRight;
    QTest::newRow("Hebrew") << u"🎉 \u05e9\u05dc\u05d5\u05dd 🚚 12"_s << Qt::LeftToRight;
    QTest::newRow("Chinese") << u"包裹 🚚 延误"_s << Qt::LeftToRight;
    QTest::newRow("right to left") << u"late 🚚 today"_s << Qt::RightToLeft;
}

void TestLineShaper::whatDependsOnOthersIsShapedWithThem()
{
    QFETCH(QString, text);
    QFETCH(Qt::LayoutDirection, direction);
    QCOMPARE(painted(shaper(direction).shaped(text)), paintedWhole(text, direction));
}

void TestLineShaper::followsTheFont()
{
    LineShaper shaper = TestLineShaper::shaper();
    const QString text = u"late 🚚 today"_s;
    const QSizeF before = shaper.shaped(text).size();
    QFont large = QApplication::font();
    large.setPointSize(large.pointSize() * 2);
    shaper.setFont(large, Qt::LeftToRight);
    const QSizeF after = shaper.shaped(text).size();
    QVERIFY(after.width() > before.width() * 1.7 && after.height() > before.height() * 1.7);
}

QTEST_MAIN(TestLineShaper)
#include "tst_lineshaper.moc"
