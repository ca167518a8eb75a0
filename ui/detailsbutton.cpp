// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailsbutton.h"

#include "detailsdialog.h"

#include <QBoxLayout>
#include <QLabel>

namespace trunkline {

namespace {

QBoxLayout *boxAround(const QLabel *label, QLayout *layout)
{
    if (layout->indexOf(label) >= 0)
        return qobject_cast<QBoxLayout *>(layout);
    for (int i = 0; i < layout->count(); ++i) {
        QLayout *inner = layout->itemAt(i)->layout();
        if (QBoxLayout *found = inner ? boxAround(label, inner) : nullptr)
            return found;
    }
    return nullptr;
}

} // namespace

DetailsButton::DetailsButton(QLabel *label)
    : QPushButton(tr("Details"), label->parentWidget())
    , m_label(label)
{
    setObjectName(label->objectName() + QStringLiteral("Details"));
    setAutoDefault(false);
    QBoxLayout *box = boxAround(label, label->parentWidget()->layout());
    Q_ASSERT(box);
    box->insertWidget(box->indexOf(label) + 1, this, 0, Qt::AlignLeft);
    hide();
    connect(this, &QPushButton::clicked, this, [this] {
        showDetails(window(), m_sentence.isEmpty() ? m_label->text() : m_sentence, m_details);
    });
}

void DetailsButton::setDetails(const QString &details, const QString &sentence)
{
    m_details = details;
    m_sentence = sentence;
    setVisible(!details.isEmpty());
}

} // namespace trunkline
