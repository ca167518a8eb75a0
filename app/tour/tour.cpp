// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "theme.h"

#include <cstdio>
#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace trunkline {

namespace {

constexpr int glanceMs = 40;

void say(const QString &line)
{
    std::fputs(qUtf8Printable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// The window, with an open dialog drawn over its middle as the screen would show it.
QPixmap snapshot()
{
    QWidget *dialog = QApplication::activeModalWidget();
    QWidget *window = nullptr;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *candidate : all) {
        if (candidate->isVisible() && candidate->objectName() == QLatin1String("mainWindow"))
            window = candidate;
    }
    if (!window)
        return {};
    QPixmap picture = window->grab();
    if (dialog && dialog != window) {
        const QPixmap front = dialog->grab();
        QPainter painter(&picture);
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
        const QSizeF space = picture.deviceIndependentSize() - front.deviceIndependentSize();
        painter.drawPixmap(QPointF(space.width() / 2, space.height() / 2), front);
    }
    return picture;
}

} // namespace

Tour::Tour(QList<TourStep> steps, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
    , m_folder(folder)
{
    m_timer.setInterval(glanceMs);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder.path())) {
        fail(tr("The folder %1 cannot be made.").arg(m_folder.path()));
        return;
    }
    m_stepTime.start();
    m_timer.start();
}

void Tour::look()
{
    const TourStep &step = m_steps.at(m_step);
    if (!m_acted)
        m_acted = step.act(m_robot);
    else if (step.reached(m_robot)) {
        takePictures();
        return;
    }
    if (m_stepTime.elapsed() > step.patienceMs)
        fail(m_acted ? tr("its end state did not come") : tr("what it acts on was not there"));
}

void Tour::takePictures()
{
    m_timer.stop();
    m_palette = QApplication::palette();
    const QString name = m_steps.at(m_step).name;
    // A new palette reaches every widget by events, so each picture is taken a moment after it.
    QApplication::setPalette(darkPalette());
    QTimer::singleShot(glanceMs, this, [this, name] {
        const bool dark = savePicture(name + QStringLiteral("-dark.png"));
        QApplication::setPalette(lightPalette());
        QTimer::singleShot(glanceMs, this, [this, name, dark] {
            const bool light = savePicture(name + QStringLiteral("-light.png"));
            QApplication::setPalette(m_palette);
            finishStep(dark && light);
        });
    });
}

void Tour::finishStep(bool saved)
{
    if (!saved) {
        fail(tr("its picture could not be saved"));
        return;
    }
    const TourStep &step = m_steps.at(m_step);
    say(tr("ok %1/%2 %3").arg(m_step + 1).arg(m_steps.size()).arg(step.words));
    m_acted = false;
    m_stepTime.restart();
    if (++m_step == m_steps.size()) {
        say(tr("The tour is complete. Pictures are in %1").arg(m_folder.absolutePath()));
        Q_EMIT finished(0);
        return;
    }
    m_timer.start();
}

void Tour::fail(const QString &why)
{
    m_timer.stop();
    const QString name = m_step < m_steps.size() ? m_steps.at(m_step).words : QString();
    say(tr("FAILED %1/%2 %3: %4").arg(m_step + 1).arg(m_steps.size()).arg(name, why));
    if (m_folder.exists())
        savePicture(QStringLiteral("failed.png"));
    Q_EMIT finished(1);
}

bool Tour::savePicture(const QString &name) const
{
    return snapshot().save(m_folder.filePath(name));
}

} // namespace trunkline
