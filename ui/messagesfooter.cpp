// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesfooter.h"

#include "labeltone.h"
#include "messageswords.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr int soonMs = 50;

QLabel *footerLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MessagesFooter::MessagesFooter(ArchiveReader &reader, const ArchiveRows &rows, const MessageSync &sync,
                               QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_rows(rows)
    , m_sync(sync)
    , m_totals(footerLabel(u"messagesTotals"_s, this))
    , m_coverage(footerLabel(u"messagesCoverage"_s, this))
    , m_progress(footerLabel(u"messagesProgress"_s, this))
    , m_cancel(new QPushButton(tr("Stop loading"), this))
    , m_resume(new QPushButton(tr("Load the rest"), this))
{
    m_cancel->setObjectName(u"messagesCancel"_s);
    m_resume->setObjectName(u"messagesResume"_s);
    m_totals->setMinimumHeight(28);
    setLabelTone(m_coverage, LabelTone::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_totals);
    layout->addWidget(m_coverage);
    layout->addStretch(1);
    for (QWidget *widget : QList<QWidget *>{m_progress, m_cancel, m_resume})
        layout->addWidget(widget);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &MessagesFooter::count);
    connect(&reader, &ArchiveReader::summed, this, &MessagesFooter::take);
    connect(&rows, &ArchiveRows::replaced, m_totals, &QLabel::clear); // those were of other rows
    connect(m_cancel, &QPushButton::clicked, this, &MessagesFooter::cancelRequested);
    connect(m_resume, &QPushButton::clicked, this, &MessagesFooter::resumeRequested);
    follow();
}

void MessagesFooter::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    follow();
}

void MessagesFooter::setSelected(const QList<int> &rows)
{
    m_selected = rows;
    m_soon.start();
}

void MessagesFooter::follow()
{
    const bool isReading = m_sync.state() == MessageSync::State::Reading;
    m_progress->setText(m_retry.isEmpty() ? progressText(m_sync) : m_retry);
    m_progress->setVisible(!m_progress->text().isEmpty());
    m_cancel->setVisible(isReading);
    m_resume->setVisible(m_sync.state() == MessageSync::State::Paused
                         || (m_sync.state() == MessageSync::State::Failed && m_rows.count() > 0));
    m_coverage->setText(isReading ? QString()
                                  : coverageText(m_sync.coverage(), m_sync.span(),
                                                 QDateTime::currentMSecsSinceEpoch(), m_zone));
    m_soon.start();
}

void MessagesFooter::showRetry(const QString &text)
{
    m_retry = text;
    follow();
}

void MessagesFooter::count()
{
    m_isOfSelected = m_selected.size() > 1 && m_selected.size() < m_rows.count();
    ++m_generation;
    if (!m_isOfSelected && !m_rows.isComplete())
        return m_totals->setText(untilComplete());
    if (!m_isOfSelected)
        return m_reader.sum(m_rows.seqs(), m_generation);
    QList<qint64> seqs;
    for (const int row : std::as_const(m_selected)) {
        if (row < m_rows.count())
            seqs += m_rows.seq(row);
    }
    m_reader.sum(seqs, m_generation);
}

/// Parts and dollars are not known before all rows are.
QString MessagesFooter::untilComplete() const
{
    if (m_rows.total() > 0)
        return tr("%Ln message(s), adding up…", nullptr, m_rows.total());
    if (m_rows.count() == 0)
        return {};
    return (m_rows.trouble() ? tr("%1 and more") : tr("%1 and more, counting…"))
        .arg(QLocale().toString(m_rows.count()));
}

void MessagesFooter::take(int generation, const MessageTotals &totals)
{
    if (generation == m_generation)
        m_totals->setText(m_isOfSelected || m_selected.size() > 1 ? selectedTotalsText(totals)
                                                                  : shownTotalsText(totals));
}

} // namespace trunkline
