// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountsnapshots.h"

#include "archive/snapshots.h"
#include "messagearchive.h"
#include "numberbook.h"
#include "routebook.h"

namespace trunkline {
namespace {

constexpr int soonMs = 20'000;

struct Kept {
    NumbersSnapshot numbers;
    RoutesSnapshot routes;
};

} // namespace

AccountSnapshots::AccountSnapshots(MessageArchive &archive, NumberBook &numbers, RouteBook &routes,
                                   QObject *parent)
    : QObject(parent)
    , m_archive(archive)
    , m_numbers(numbers)
    , m_routes(routes)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &AccountSnapshots::keepNumbers);
    connect(&archive, &MessageArchive::opened, this, &AccountSnapshots::show);
    connect(&numbers.status(), &ListStatus::changed, this, &AccountSnapshots::numbersChanged);
    connect(&numbers, &NumberBook::detailsChanged, this, &AccountSnapshots::numbersChanged);
    connect(&routes.status(), &ListStatus::changed, this, &AccountSnapshots::keepRoutes);
}

AccountSnapshots::~AccountSnapshots()
{
    if (m_soon.isActive())
        keepNumbers();
}

void AccountSnapshots::show()
{
    if (!m_archive.isKept())
        return;
    m_archive.thread().post(
        [](ArchiveWriter &writer) {
            Snapshots snapshots(writer.database());
            return Kept{snapshots.numbers(), snapshots.routes()};
        },
        this,
        [this](const Kept &kept) {
            if (kept.numbers.at > 0)
                m_numbers.showSnapshot(kept.numbers.numbers, kept.numbers.at);
            if (kept.routes.at > 0)
                m_routes.showSnapshot(kept.routes.routes, kept.routes.at);
        });
}

/// A list that was not read to its end says nothing of what is not in it.
void AccountSnapshots::numbersChanged()
{
    const bool isComplete = m_numbers.status().state() == ListStatus::State::Complete;
    if (isComplete && m_archive.isKept() && !m_soon.isActive())
        m_soon.start();
}

void AccountSnapshots::keepNumbers()
{
    m_soon.stop();
    if (m_numbers.status().state() != ListStatus::State::Complete)
        return;
    m_archive.thread().post(
        [kept = m_numbers.toKeep(), at = m_numbers.status().completedAt()](ArchiveWriter &writer) {
            Snapshots(writer.database()).keepNumbers(kept, at);
        });
}

void AccountSnapshots::keepRoutes()
{
    const qint64 at = m_routes.status().completedAt();
    if (m_routes.status().state() != ListStatus::State::Complete || !m_archive.isKept() || at == m_routesAt)
        return;
    m_routesAt = at;
    m_archive.thread().post([kept = m_routes.rows().all(), at](ArchiveWriter &writer) {
        Snapshots(writer.database()).keepRoutes(kept, at);
    });
}

} // namespace trunkline
