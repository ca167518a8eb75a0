// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"
#include "labeltone.h"
#include "theme.h"

#include <cmath>
#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QTest>

using namespace trunkline;

namespace {

double channel(double c)
{
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

/// WCAG 2 contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void labelsKeepTheirToneWhenTheApplicationTurnsDark();
    void everyIconIsDrawnAndTinted_data();
    void everyIconIsDrawnAndTinted();
};

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestTheme::textIsReadable()
{
    QFETCH(const QPalette, palette);
    const StateColors colors = StateColors::of(palette);
    const QList<QColor> grounds{palette.color(QPalette::Window), palette.color(QPalette::Base),
                                palette.color(QPalette::AlternateBase)};
    const QList<QColor> inks{palette.color(QPalette::WindowText),
                             palette.color(QPalette::PlaceholderText),
                             palette.color(QPalette::Link),
                             colors.good,
                             colors.warning,
                             colors.bad,
                             colors.accent,
                             colors.muted};
    for (const QColor &ground : grounds) {
        for (const QColor &ink : inks) {
            const double ratio = contrast(ground, ink);
            QVERIFY2(ratio >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(ratio)));
        }
    }
    QVERIFY(contrast(palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText)) >= 4.5);
}

void TestTheme::labelsKeepTheirToneWhenTheApplicationTurnsDark()
{
    QApplication::setPalette(lightPalette());
    QWidget window;
    auto *label = new QLabel(QStringLiteral("Refused"), &window);
    setLabelTone(label, LabelTone::Bad);
    window.show();
    QCOMPARE(label->palette().color(QPalette::WindowText), StateColors::of(lightPalette()).bad);
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(label->palette().color(QPalette::WindowText), StateColors::of(darkPalette()).bad);
    QCOMPARE(label->palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
    QApplication::setPalette(lightPalette());
    QTRY_COMPARE(label->palette().color(QPalette::WindowText), StateColors::of(lightPalette()).bad);
}

void TestTheme::everyIconIsDrawnAndTinted_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        const QString name = file.section(u'.', 0, 0);
        if (name != QLatin1String("trunkline"))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestTheme::everyIconIsDrawnAndTinted()
{
    QFETCH(const QString, name);
    QPalette palette = lightPalette();
    palette.setColor(QPalette::ButtonText, Qt::red);
    const QImage image = icon(name, palette).pixmap(QSize(24, 24), 1.0).toImage();
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 128)
                continue;
            ++inked;
            QVERIFY2(pixel.red() > 200 && pixel.blue() < 60, qPrintable(pixel.name()));
        }
    }
    QVERIFY2(inked > 20, qPrintable(QStringLiteral("only %1 pixels drawn").arg(inked)));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
