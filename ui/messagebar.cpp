// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagebar.h"

#include "detailsdialog.h"
#include "icons.h"
#include "theme.h"
#include "visibletext.h"

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
constexpr qsizetype longestNotice = 600; // Details have the rest
} // namespace

/// One notice: icon and word for its severity, text, one action, Details, dismiss.
class MessageBar::Line : public QWidget {
public:
    Line(const Notice &notice, MessageBar *bar)
        : QWidget(bar)
        , m_bar(bar)
        , m_notice(notice)
    {
        setObjectName(QStringLiteral("notice"));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(16, 6, 8, 6);
        layout->setSpacing(8);
        m_icon = new QLabel(this);
        layout->addWidget(m_icon);
        auto *text = new QLabel(this);
        text->setObjectName(QStringLiteral("noticeText"));
        text->setTextFormat(Qt::PlainText);
        text->setText(visibleText(notice.text, longestNotice));
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(text, 1);
        addButtons(layout);
        dress();
    }

    const QString &id() const { return m_notice.id; }
    /// Whether it may give way to others: what went wrong may not.
    bool isNews() const { return m_notice.severity < Notice::Severity::Warning; }

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
                m_bar->remove(this);
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
        connect(m_dismiss, &QToolButton::clicked, this, [this] { m_bar->remove(this); });
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

    MessageBar *m_bar;
    Notice m_notice;
    QLabel *m_icon = nullptr;
    QToolButton *m_dismiss = nullptr;
};

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    m_more->setObjectName(QStringLiteral("noticeMore"));
    m_more->setFlat(true);
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_first = m_first + mostLines < m_lines.size() ? m_first + mostLines : 0;
        arrange();
    });
    arrange();
}

void MessageBar::post(const Notice &notice)
{
    withdraw(notice.id);
    auto *fresh = new Line(notice, this);
    m_layout->insertWidget(0, fresh);
    m_lines.prepend(fresh);
    if (notice.severity == Notice::Severity::Good)
        QTimer::singleShot(goodNewsMs, fresh, [this, fresh] { remove(fresh); });
    for (qsizetype i = m_lines.size() - 1; i > 0 && m_lines.size() > mostLines; --i) {
        if (m_lines.at(i)->isNews())
            remove(m_lines.at(i));
    }
    m_first = 0;
    arrange();
}

void MessageBar::withdraw(const QString &id)
{
    if (Line *old = line(id))
        remove(old);
}

void MessageBar::remove(Line *old)
{
    m_lines.removeOne(old);
    m_layout->removeWidget(old);
    old->hide();
    old->deleteLater();
    arrange();
}

/// The window of lines that is in sight, and how many are not.
void MessageBar::arrange()
{
    if (m_first >= m_lines.size())
        m_first = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->setVisible(i >= m_first && i < m_first + mostLines);
    const int others = int(m_lines.size()) - mostLines;
    m_more->setText(tr("Show %n more message(s)", nullptr, qMax(0, others)));
    m_more->setVisible(others > 0);
}

MessageBar::Line *MessageBar::line(const QString &id) const
{
    for (Line *candidate : m_lines) {
        if (candidate->id() == id)
            return candidate;
    }
    return nullptr;
}

} // namespace trunkline
