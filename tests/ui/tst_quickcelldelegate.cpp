// SPDX-License-Identifier: GPL-3.0-or-later
#include "quickcelldelegate.h"

#include "roomystyle.h"
#include "tonecolor.h"
#include "tonedelegate.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// Cells look as Qt's own delegate paints them, and their text is shaped once.
class TestQuickCellDelegate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new RoomyStyle); }
    void looksLikeQtsOwn_data();
    void looksLikeQtsOwn();
    void followsTheTextTheWidthAndTheFont();
    void paintsTheToneInFrontOfTheWords_data();
    void paintsTheToneInFrontOfTheWords();

private:
    static constexpr int toneRole = Qt::UserRole + 1;

    static QImage painted(const QAbstractItemDelegate &delegate, const QString &text, QStyle::State state,
                          int width = 160, const QFont &font = QApplication::font(),
                          Tone tone = Tone::Neutral, Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        QStandardItemModel model(1, 1);
        model.setItem(0, 0, new QStandardItem(text));
        model.setData(model.index(0, 0), int(tone), toneRole);
        QTableView view;
        view.setModel(&model);
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.widget = &view;
        option.rect = {0, 0, width, 30};
        option.direction = direction;
        option.font = font;
        option.fontMetrics = QFontMetrics(font);
        option.state = QStyle::State_Enabled | QStyle::State_Active | state;
        option.displayAlignment = Qt::AlignLeading | Qt::AlignVCenter;
        option.showDecorationSelected = true;
        option.textElideMode = Qt::ElideRight; // as views have it
        QImage image(width, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        delegate.paint(&painter, option, model.index(0, 0));
        return image;
    }
    /// Of the pixels; glyphs may lie a part of a pixel beside.
    static qreal differing(const QImage &a, const QImage &b)
    {
        int count = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                count += qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 64 ? 1 : 0;
        }
        return qreal(count) / (a.width() * a.height());
    }
};

void TestQuickCellDelegate::looksLikeQtsOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("state");
    QTest::newRow("short") << u"Delivered"_s << 0;
    QTest::newRow("elided") << u"Your parcel is delayed and comes tomorrow at nine"_s << 0;
    QTest::newRow("selected") << u"Delivered"_s << int(QStyle::State_Selected);
    QTest::newRow("focus") << u"Delivered"_s << int(QStyle::State_HasFocus | QStyle::State_Selected);
    QTest::newRow("right to left") << u"\u05e9\u05dc\u05d5\u05dd 12"_s << 0;
    QTest::newRow("markup is text") << u"<b>bold</b> &amp;"_s << 0;
    QTest::newRow("empty") << QString() << 0;
}

void TestQuickCellDelegate::looksLikeQtsOwn()
{
    QFETCH(QString, text);
    QFETCH(int, state);
    const QuickCellDelegate quick;
    const QStyledItemDelegate own;
    const QImage expected = painted(own, text, QStyle::State(state));
    const QImage image = painted(quick, text, QStyle::State(state));
    QVERIFY2(differing(image, expected) < 0.02, qPrintable(QString::number(differing(image, expected))));
    if (!text.isEmpty())
        QVERIFY2(differing(image, painted(quick, QString(), QStyle::State(state))) > 0.01,
                 "there is no text");
}

void TestQuickCellDelegate::followsTheTextTheWidthAndTheFont()
{
    const QuickCellDelegate quick;
    const QString text = u"Your parcel is delayed"_s;
    const QImage first = painted(quick, text, {});
    QCOMPARE(painted(quick, text, {}), first);
    QVERIFY(painted(quick, u"Your parcel arrived"_s, {}) != first);
    QVERIFY(painted(quick, text, {}, 90).copy(0, 0, 90, 30) != first.copy(0, 0, 90, 30));
    QFont large = QApplication::font();
    large.setPointSize(large.pointSize() + 6);
    QVERIFY(painted(quick, text, {}, 160, large) != first);
    QCOMPARE(painted(quick, text, {}), first);
}

void TestQuickCellDelegate::paintsTheToneInFrontOfTheWords_data()
{
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const char *side = direction == Qt::LeftToRight ? "left" : "right";
        QTest::addRow("good, %s", side) << Tone::Good << direction;
        QTest::addRow("bad, %s", side) << Tone::Bad << direction;
        QTest::addRow("warning, %s", side) << Tone::Warning << direction;
    }
}

/// A sign and words in the colour of the tone, the sign where the line begins; in the colour of selected text
/// when selected, since that stands on the highlight.
void TestQuickCellDelegate::paintsTheToneInFrontOfTheWords()
{
    QFETCH(Tone, tone);
    QFETCH(Qt::LayoutDirection, direction);
    const ToneDelegate delegate(toneRole);
    const auto cell = [&](const QString &text, QStyle::State state, Tone of) {
        return painted(delegate, text, state, 160, QApplication::font(), of, direction);
    };
    const auto strip = [&](const QImage &image, bool first) {
        return image.copy(first == (direction == Qt::LeftToRight) ? 0 : 140, 0, 20, 30);
    };
    const QImage sign = cell(QString(), {}, tone);
    const QRgb wanted = toneColor(tone, QApplication::palette()).rgb();
    const auto has = [](const QImage &image, QRgb color) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY2(has(strip(sign, true), wanted), "no sign where the line begins");
    QVERIFY2(!has(strip(sign, false), wanted), "a sign where it ends");
    const QImage words = cell(u"Delivered"_s, {}, tone);
    QVERIFY2(differing(words, sign) > 0.005, "no words");
    QCOMPARE(strip(words, true), strip(sign, true)); // they leave room for the sign
    QVERIFY2(!has(cell(u"Delivered"_s, QStyle::State_Selected, tone), wanted),
             "its own colour though selected");
}

QTEST_MAIN(TestQuickCellDelegate)
#include "tst_quickcelldelegate.moc"
