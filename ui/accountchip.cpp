// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountchip.h"

#include "accountpill.h"
#include "icons.h"
#include "visibletext.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
constexpr int chipGap = 8;
constexpr int padX = 12;
constexpr int padY = 6;
constexpr int arrow = 14;
} // namespace

AccountChip::AccountChip(const Session &session, QWidget *parent)
    : QPushButton(parent)
    , m_session(session)
{
    setObjectName(u"accountChip"_s);
    setToolTip(tr("Everything here is done on this account. Click to open another one."));
    setAccessibleDescription(tr("Opens the list of accounts"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&session, &Session::labelChanged, this, &AccountChip::showAccount);
    connect(this, &QPushButton::clicked, this,
            [this] { Q_EMIT menuRequested(mapToGlobal(QPoint(0, height() + 2))); });
    showAccount();
}

void AccountChip::showAccount()
{
    setAccessibleName(tr("Account: %1").arg(name()));
    updateGeometry();
    update();
}

QString AccountChip::name() const
{
    return visibleLine(m_session.label().name);
}

AccountPill AccountChip::pill() const
{
    const QColor tint(m_session.label().color);
    return {
        .name = name(),
        .tint = tint,
        .frame = hasFocus() ? QPen(palette().color(QPalette::Highlight), 2) : QPen(tint, 1),
        .fill = isDown()   ? 0.30
            : underMouse() ? 0.20
                           : 0.10,
        .padX = padX,
        .padY = padY,
        .trailing = chipGap + arrow,
    };
}

QSize AccountChip::sizeHint() const
{
    return pill().sizeHint(*this);
}

void AccountChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    pill().paint(&painter, *this);
    trunkline::icon(u"chevron-down"_s)
        .paint(&painter, QRect(width() - padX - arrow, (height() - arrow) / 2, arrow, arrow));
}

void AccountChip::keyPressEvent(QKeyEvent *event)
{
    // As with a combo box; Space is a button's own already.
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

} // namespace trunkline
