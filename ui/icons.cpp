// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include <optional>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

/// A static library's resources are not registered by themselves. Outside the namespace, as the macro wants.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace trunkline {

namespace {

QString fileOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// Draws the black line art of a file and dyes it, so that one set of files serves light, dark and disabled.
class TintedEngine : public QIconEngine {
public:
    TintedEngine(QString file, std::optional<QPalette> palette)
        : m_file(std::move(file))
        , m_palette(std::move(palette))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, draw(rect.size() * scale, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = draw(size, mode);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QPixmap draw(const QSize &size, QIcon::Mode mode) const
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        QSvgRenderer(m_file).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color(mode));
        painter.end();
        return QPixmap::fromImage(image);
    }

    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = m_palette.value_or(QGuiApplication::palette());
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::ButtonText);
    }

    QString m_file;
    std::optional<QPalette> m_palette; ///< nothing: the application's, whatever it is when painting
};

} // namespace

QIcon icon(const QString &name)
{
    loadIcons();
    return QIcon(new TintedEngine(fileOf(name), std::nullopt));
}

QIcon icon(const QString &name, const QPalette &palette)
{
    loadIcons();
    return QIcon(new TintedEngine(fileOf(name), palette));
}

QIcon applicationIcon()
{
    loadIcons();
    return QIcon(QStringLiteral(":/icons/trunkline.svg"));
}

} // namespace trunkline
