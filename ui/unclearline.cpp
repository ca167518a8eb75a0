// SPDX-License-Identifier: GPL-3.0-or-later
#include "unclearline.h"

#include "labeltone.h"
#include "settlednews.h"
#include "unclearwords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace trunkline {

UnclearLine::UnclearLine(Workspace &workspace, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_label(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    m_label->setObjectName(name);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    setLabelTone(m_label, LabelTone::Warning);
    layout->addWidget(m_label, 1);
    auto *button = new QPushButton(tr("Check now"), this);
    button->setObjectName(QString(name + u"CheckNow"_s));
    button->setToolTip(tr("Reads the account now to see whether it has happened"));
    button->setAutoDefault(false);
    layout->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, &UnclearLine::checkNow);
    connect(&workspace.session.journal(), &Journal::changed, this, &UnclearLine::refresh);
    connect(&workspace.session.journal(), &Journal::statusChanged, this, &UnclearLine::refresh);
    hide();
}

void UnclearLine::setAbout(IsAbout isAbout)
{
    m_isAbout = std::move(isAbout);
    refresh();
}

QList<const Intent *> UnclearLine::unclear() const
{
    const Journal &journal = m_workspace.session.journal();
    QList<const Intent *> found;
    if (!m_isAbout || journal.unclearCount() == 0)
        return found;
    for (const Intent &intent : journal.intents()) {
        if (intent.isUnclear() && m_isAbout(intent))
            found.append(&intent);
    }
    return found;
}

void UnclearLine::refresh()
{
    QStringList lines;
    for (const Intent *intent : unclear())
        lines += tr("%1: %2.").arg(changeAction(*intent, m_workspace.routes), uncertainty(*intent));
    m_label->setText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
}

void UnclearLine::checkNow()
{
    QList<qint64> ids; // the journal may change while it is asked
    for (const Intent *intent : unclear())
        ids.append(intent->id);
    for (const qint64 id : std::as_const(ids))
        m_workspace.session.journal().checkNow(id);
}

QString blockedReason(const Intent *open)
{
    return open && open->isUnclear()
        ? UnclearLine::tr("Not now: the last change of this kind is %1.").arg(uncertainty(*open))
        : QString();
}

} // namespace trunkline
