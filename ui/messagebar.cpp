// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagebar.h"

#include "detailsdialog.h"
#include "icons.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace trunkline {

namespace {
constexpr int goodNewsMs = 8000;
constexpr int mostLines = 4;
} // namespace

/// One notice: icon and word for its severity, text, one action, Details, dismiss.
class MessageBar::Line : public QWidget {
public:
    Line(const Notice &notice, QWidget *parent)
        : QWidget(parent)
        , m_notice(notice)
    {
        setObjectName(QStringLiteral("notice"));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(16, 6, 8, 6);
        layout->setSpacing(8);
        m_icon = new QLabel(this);
        layout->addWidget(m_icon);
        auto *text = new QLabel(notice.text, this);
        text->setObjectName(QStringLiteral("noticeText"));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(text, 1);
        addButtons(layout);
        dress();
    }

    const QString &id() const { return m_notice.id; }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            dress();
        QWidget::changeEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QColor tint = severityColor();
        tint.setAlphaF(0.12F);
        painter.fillRect(rect(), tint);
        painter.fillRect(QRect(0, 0, 4, height()), severityColor());
    }

private:
    void addButtons(QHBoxLayout *layout)
    {
        if (!m_notice.actionText.isEmpty()) {
            auto *action = new QPushButton(m_notice.actionText, this);
            action->setObjectName(QStringLiteral("noticeAction"));
            connect(action, &QPushButton::clicked, this, [this] {
                const auto act = m_notice.action;
                deleteLater();
                if (act)
                    act();
            });
            layout->addWidget(action);
        }
        if (!m_notice.details.isEmpty()) {
            auto *details = new QPushButton(MessageBar::tr("Details"), this);
            details->setObjectName(QStringLiteral("noticeDetails"));
            connect(details, &QPushButton::clicked, this,
                    [this] { showDetails(window(), m_notice.text, m_notice.details); });
            layout->addWidget(details);
        }
        m_dismiss = new QToolButton(this);
        m_dismiss->setObjectName(QStringLiteral("noticeDismiss"));
        m_dismiss->setAutoRaise(true);
        m_dismiss->setFocusPolicy(Qt::TabFocus);
        m_dismiss->setAccessibleName(MessageBar::tr("Dismiss this message"));
        m_dismiss->setToolTip(MessageBar::tr("Dismiss"));
        connect(m_dismiss, &QToolButton::clicked, this, &QObject::deleteLater);
        layout->addWidget(m_dismiss);
    }

    QColor severityColor() const
    {
        const StateColors colors = StateColors::of(palette());
        switch (m_notice.severity) {
        case Notice::Severity::Good:
            return colors.good;
        case Notice::Severity::Info:
            return colors.accent;
        case Notice::Severity::Warning:
            return colors.warning;
        case Notice::Severity::Error:
            return colors.bad;
        }
        return colors.accent;
    }

    QString iconName() const
    {
        switch (m_notice.severity) {
        case Notice::Severity::Good:
            return QStringLiteral("good");
        case Notice::Severity::Info:
            return QStringLiteral("info");
        case Notice::Severity::Warning:
            return QStringLiteral("warning");
        case Notice::Severity::Error:
            return QStringLiteral("error");
        }
        return {};
    }

    void dress()
    {
        QPalette tinted = palette();
        tinted.setColor(QPalette::ButtonText, severityColor());
        m_icon->setPixmap(icon(iconName(), tinted).pixmap(QSize(18, 18), devicePixelRatioF()));
        m_dismiss->setIcon(icon(QStringLiteral("close")));
    }

    Notice m_notice;
    QLabel *m_icon = nullptr;
    QToolButton *m_dismiss = nullptr;
};

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(1);
}

void MessageBar::post(const Notice &notice)
{
    withdraw(notice.id);
    auto *fresh = new Line(notice, this);
    m_lines->insertWidget(0, fresh);
    if (notice.severity == Notice::Severity::Good)
        QTimer::singleShot(goodNewsMs, fresh, &QObject::deleteLater);
    for (int i = m_lines->count() - 1; i >= mostLines; --i)
        m_lines->itemAt(i)->widget()->deleteLater();
}

void MessageBar::withdraw(const QString &id)
{
    if (Line *old = line(id)) {
        m_lines->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
}

MessageBar::Line *MessageBar::line(const QString &id) const
{
    for (int i = 0; i < m_lines->count(); ++i) {
        auto *candidate = static_cast<Line *>(m_lines->itemAt(i)->widget());
        if (candidate->id() == id)
            return candidate;
    }
    return nullptr;
}

} // namespace trunkline
