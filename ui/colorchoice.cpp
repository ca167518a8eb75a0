// SPDX-License-Identifier: GPL-3.0-or-later
#include "colorchoice.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

struct ColorChoiceTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::ColorChoice)
};

} // namespace

QIcon accountDot(const QString &color)
{
    const auto dot = [&color](const QPen &ring) {
        QPixmap pixmap(32, 32);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(ring);
        painter.setBrush(QColor(color));
        painter.drawEllipse(4, 4, 24, 24);
        return pixmap;
    };
    QIcon icon(dot(Qt::NoPen));
    icon.addPixmap(dot(QPen(Qt::white, 4)),
                   QIcon::Selected); // or Qt would mix it with the selection's colour
    return icon;
}

void fillColors(QComboBox *combo)
{
    const auto add = [combo](const QString &name, const QString &color) {
        combo->addItem(accountDot(color), name, color);
    };
    add(ColorChoiceTr::tr("Orange"), u"#c2410c"_s);
    add(ColorChoiceTr::tr("Red"), u"#b91c1c"_s);
    add(ColorChoiceTr::tr("Green"), u"#15803d"_s);
    add(ColorChoiceTr::tr("Blue"), u"#2563eb"_s);
    add(ColorChoiceTr::tr("Violet"), u"#7c3aed"_s);
    add(ColorChoiceTr::tr("Grey"), u"#64748b"_s);
}

QString chosenColor(const QComboBox *combo)
{
    return combo->currentData().toString();
}

void chooseColor(QComboBox *combo, const QString &color)
{
    int index = combo->findData(color, Qt::UserRole, Qt::MatchFixedString);
    if (index < 0) {
        index = combo->count();
        combo->addItem(accountDot(color), ColorChoiceTr::tr("Another one (%1)").arg(color), color);
    }
    combo->setCurrentIndex(index);
}

} // namespace trunkline
