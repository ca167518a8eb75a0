// SPDX-License-Identifier: GPL-3.0-or-later
#include "statestack.h"

#include "detailsdialog.h"
#include "errortext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace trunkline {

namespace {

constexpr int minTextWidth = 160; // the narrowest pane that has these faces
constexpr int maxTextWidth = 460;

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMinimumWidth(minTextWidth);
    label->setMaximumWidth(maxTextWidth);
    return label;
}

/// Adds the label as wide as it may be, and in the middle of what is wider.
void addCentred(QVBoxLayout *layout, QLabel *label)
{
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 1'000); // all of the width, up to the label's own maximum
    row->addStretch(1);
    layout->addLayout(row);
}

void enlarge(QLabel *label)
{
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
}

} // namespace

StateStack::StateStack(QWidget *parent)
    : QStackedWidget(parent)
{
    m_loadingFace = new QWidget(this);
    auto *layout = new QVBoxLayout(m_loadingFace);
    layout->setSpacing(12);
    m_loadingText = centredLabel(m_loadingFace);
    m_loadingText->setObjectName(QStringLiteral("loadingText"));
    auto *progress = new QProgressBar(m_loadingFace);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setFixedSize(220, 6);
    layout->addStretch();
    addCentred(layout, m_loadingText);
    layout->addWidget(progress, 0, Qt::AlignHCenter);
    layout->addStretch();
    addWidget(m_loadingFace);

    m_emptyFace = makeMessageFace(&m_emptyTitle, &m_emptyHint, &m_emptyAction);
    m_emptyTitle->setObjectName(QStringLiteral("emptyTitle"));
    m_emptyHint->setObjectName(QStringLiteral("emptyHint"));
    m_emptyAction->setObjectName(QStringLiteral("emptyAction"));
    connect(m_emptyAction, &QPushButton::clicked, this, &StateStack::emptyActionRequested);

    m_failedFace = makeMessageFace(&m_failedTitle, &m_failedText, &m_failedRetry);
    m_failedTitle->setObjectName(QStringLiteral("failedTitle"));
    m_failedTitle->setText(tr("This could not be read"));
    m_failedText->setObjectName(QStringLiteral("failedText"));
    m_failedRetry->setObjectName(QStringLiteral("failedRetry"));
    m_failedRetry->setText(tr("Try again"));
    connect(m_failedRetry, &QPushButton::clicked, this, &StateStack::retryRequested);
    addDetailsButton();
}

void StateStack::addDetailsButton()
{
    m_failedDetailsButton = new QPushButton(tr("Details"), m_failedFace);
    m_failedDetailsButton->setObjectName(QStringLiteral("failedDetails"));
    m_failedDetailsButton->setFlat(true);
    connect(m_failedDetailsButton, &QPushButton::clicked, this,
            [this] { showDetails(window(), m_failedText->text(), m_failedDetails); });
    auto *layout = static_cast<QVBoxLayout *>(m_failedFace->layout());
    layout->insertWidget(layout->count() - 1, m_failedDetailsButton, 0, Qt::AlignHCenter);
}

QWidget *StateStack::makeMessageFace(QLabel **title, QLabel **text, QPushButton **button)
{
    auto *face = new QWidget(this);
    auto *layout = new QVBoxLayout(face);
    layout->setSpacing(12);
    *title = centredLabel(face);
    enlarge(*title);
    *text = centredLabel(face);
    *button = new QPushButton(face);
    layout->addStretch();
    addCentred(layout, *title);
    addCentred(layout, *text);
    layout->addWidget(*button, 0, Qt::AlignHCenter);
    layout->addStretch();
    addWidget(face);
    return face;
}

void StateStack::setContent(QWidget *content)
{
    m_content = content;
    addWidget(content);
}

void StateStack::showLoading(const QString &text)
{
    m_loadingText->setText(text);
    setCurrentWidget(m_loadingFace);
}

void StateStack::showEmpty(const QString &title, const QString &hint, const QString &actionText)
{
    m_emptyTitle->setText(title);
    m_emptyHint->setText(hint);
    m_emptyAction->setText(actionText);
    m_emptyAction->setVisible(!actionText.isEmpty());
    setCurrentWidget(m_emptyFace);
}

void StateStack::showFailed(const ApiError &error)
{
    const ErrorText text = describeError(error);
    m_failedText->setText(text.sentence);
    m_failedDetails = text.details;
    m_failedDetailsButton->setVisible(!text.details.isEmpty());
    setCurrentWidget(m_failedFace);
}

void StateStack::showRows()
{
    setCurrentWidget(m_content);
}

bool StateStack::showsRows() const
{
    return currentWidget() == m_content;
}

} // namespace trunkline
