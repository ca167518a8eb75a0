// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowsettings.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>

namespace trunkline {

namespace {

constexpr auto geometryKey = "window/geometry";
constexpr auto appearanceKey = "window/appearance";

QString columnsKey(const QString &name)
{
    return QStringLiteral("columns/") + name;
}

QString splitterKey(const QString &name)
{
    return QStringLiteral("splitter/") + name;
}

} // namespace

QByteArray WindowSettings::geometry() const
{
    return QSettings().value(QLatin1String(geometryKey)).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    QSettings().setValue(QLatin1String(geometryKey), geometry);
}

Appearance WindowSettings::appearance() const
{
    const QString word = QSettings().value(QLatin1String(appearanceKey)).toString();
    if (word == QLatin1String("light"))
        return Appearance::Light;
    return word == QLatin1String("dark") ? Appearance::Dark : Appearance::System;
}

void WindowSettings::setAppearance(Appearance appearance)
{
    const char *word = appearance == Appearance::Light ? "light"
        : appearance == Appearance::Dark               ? "dark"
                                                       : "system";
    QSettings().setValue(QLatin1String(appearanceKey), QLatin1String(word));
}

void rememberColumns(QHeaderView *header, const QString &name)
{
    const QByteArray saved = QSettings().value(columnsKey(name)).toByteArray();
    if (!saved.isEmpty())
        header->restoreState(saved);
    const auto save = [header, name] { QSettings().setValue(columnsKey(name), header->saveState()); };
    QObject::connect(header, &QHeaderView::sectionResized, header, save);
    QObject::connect(header, &QHeaderView::sectionMoved, header, save);
    QObject::connect(header, &QHeaderView::sortIndicatorChanged, header, save);
}

void rememberSplitter(QSplitter *splitter, const QString &name)
{
    const QByteArray saved = QSettings().value(splitterKey(name)).toByteArray();
    if (!saved.isEmpty())
        splitter->restoreState(saved);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
                     [splitter, name] { QSettings().setValue(splitterKey(name), splitter->saveState()); });
}

} // namespace trunkline
