// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberbook.h"

#include "account/session.h"
#include "api/numbersapi.h"
#include "intentkinds.h"

namespace trunkline {

namespace {
constexpr int numbersPageSize = 200; // the service's largest (flowroute-api 1.7)
}

NumberBook::NumberBook(Session &session, QObject *parent, DetailPace pace)
    : QObject(parent)
    , m_session(session)
    , m_pace(pace)
    , m_rows([](const OwnedNumber &row) { return row.number.digits(); })
    , m_loader(m_rows, numbersPageSize, ListLoader<OwnedNumber>::Paging::ToTheEnd)
{
    m_apart.setSingleShot(true);
    m_apart.setInterval(m_pace.apartMs);
    connect(&m_apart, &QTimer::timeout, this, &NumberBook::pump);
    m_quiet.setInterval(m_pace.quietMs);
    connect(&m_quiet, &QTimer::timeout, this, &NumberBook::readNextQuietly);
    m_again.setSingleShot(true);
    m_again.setInterval(m_pace.againMs);
    connect(&m_again, &QTimer::timeout, this, &NumberBook::tryAgain);
    m_showing.setInterval(0);
    connect(&m_showing, &QTimer::timeout, this, &NumberBook::showMoreOfSnapshot);
    connect(&m_loader, &ListStatus::changed, this, [this] {
        if (m_loader.state() == ListStatus::State::Complete) {
            dropDetailsOfGone();
            endSnapshot();
            m_details.reserve(m_rows.count());
            pump();
            m_quietRow = 0;
            m_quiet.start();
        }
    });
    connect(&m_rows, &RowSourceSignals::inserted, this, &NumberBook::pump);
    session.journal().setKnownNumbers([self = QPointer(this)](const PhoneNumber &number) {
        return self ? self->readDetail(number) : nullptr;
    });
    connect(&session.journal(), &Journal::recorded, this, &NumberBook::followWrite);
    connect(&session.journal(), &Journal::changed, this, &NumberBook::followWrite);
    connect(&session.journal(), &Journal::settled, this, &NumberBook::takeSettled);
}

NumberBook::~NumberBook() = default;

void NumberBook::refresh()
{
    m_quiet.stop();
    m_again.stop();
    m_stale = QSet<PhoneNumber>(m_details.keyBegin(), m_details.keyEnd());
    m_detailErrors.clear();
    m_single.clear();
    m_loader.start([this](int limit, int offset, QObject *parent) {
        return api::listNumbers(m_session.transport(), {}, limit, offset, parent);
    });
    m_wanted = m_wishes;
    pump();
}

const NumberDetail *NumberBook::detail(const PhoneNumber &number) const
{
    const auto found = m_details.constFind(number);
    return found == m_details.cend() ? nullptr : &*found;
}

/// One that was read by this program since it was started: what the journal concludes must not rest on more.
const NumberDetail *NumberBook::readDetail(const PhoneNumber &number) const
{
    return m_kept.contains(number) ? nullptr : detail(number);
}

const ApiError *NumberBook::detailError(const PhoneNumber &number) const
{
    const auto found = m_detailErrors.constFind(number);
    return found == m_detailErrors.cend() ? nullptr : &*found;
}

void NumberBook::wantDetails(const QList<PhoneNumber> &numbers)
{
    m_wishes = numbers;
    m_wanted = numbers;
    pump();
}

void NumberBook::reread(const PhoneNumber &number)
{
    // A read that is under way may have been answered before the change it is to show: it is let go.
    m_reading.letGo(number);
    m_detailErrors.remove(number);
    m_rereads.insert(number);
    read({number});
}

void NumberBook::forget(const PhoneNumber &number)
{
    m_reading.letGo(number);
    m_rereads.remove(number);
    m_single.remove(number);
    m_details.remove(number);
    m_detailErrors.remove(number);
    m_stale.remove(number);
    m_kept.remove(number);
    m_wishes.removeAll(number);
    m_wanted.removeAll(number);
    m_toShow.removeIf([&number](const KeptNumber &kept) { return kept.number.number == number; });
    m_loader.drop(number.digits());
    if (const int row = m_rows.indexOf(number.digits()); row >= 0 && row < m_quietRow)
        --m_quietRow; // or the walk would pass over a neighbour
    m_rows.remove(number.digits());
}

void NumberBook::showSnapshot(const QList<KeptNumber> &numbers, qint64 at)
{
    if (m_loader.completedAt() > 0 || numbers.isEmpty())
        return;
    m_snapshotAt = at;
    m_toShow = numbers;
    m_details.reserve(numbers.size()); // growing later would take long at once
    m_showing.start();
    showMoreOfSnapshot();
    Q_EMIT snapshotChanged();
}

void NumberBook::showMoreOfSnapshot()
{
    QList<OwnedNumber> rows;
    const QList<KeptNumber> slice = m_toShow.mid(0, SnapshotSlice);
    m_toShow.remove(0, slice.size());
    if (m_toShow.isEmpty())
        m_showing.stop();
    for (const KeptNumber &kept : slice) {
        const PhoneNumber &number = kept.number.number;
        if (m_rows.indexOf(number.digits()) < 0)
            rows.append(kept.number);
        if (!kept.detail || m_details.contains(number))
            continue;
        m_details.insert(number, *kept.detail);
        m_stale.insert(number);
        m_kept.insert(number);
    }
    m_rows.merge(rows);
}

void NumberBook::endSnapshot()
{
    m_showing.stop();
    m_toShow.clear();
    if (std::exchange(m_snapshotAt, 0) != 0)
        Q_EMIT snapshotChanged();
}

QList<KeptNumber> NumberBook::toKeep() const
{
    QList<KeptNumber> all;
    all.reserve(m_rows.count());
    for (const OwnedNumber &number : m_rows.all()) {
        const NumberDetail *known = detail(number.number);
        all.append({number, known ? std::optional(*known) : std::nullopt});
    }
    return all;
}

void NumberBook::dropDetailsOfGone()
{
    const auto isGone = [this](const PhoneNumber &number) { return m_rows.indexOf(number.digits()) < 0; };
    m_details.removeIf([&isGone](const auto &entry) { return isGone(entry.key()); });
    m_detailErrors.removeIf([&isGone](const auto &entry) { return isGone(entry.key()); });
    m_stale.removeIf(isGone);
    m_kept.removeIf(isGone);
    // A late answer would bring the number back. One that was asked for by name is to be told all the same: a
    // number whose purchase is unclear is not in the list that was asked for before it.
    const QList<PhoneNumber> underWay = m_reading.numbers();
    for (const PhoneNumber &number : underWay) {
        if (isGone(number) && !m_rereads.contains(number))
            m_reading.letGo(number);
    }
}

const Intent *NumberBook::openWrite(WriteKind kind, const PhoneNumber &number) const
{
    return m_session.journal().openIntent(kind, number.digits());
}

const Intent *NumberBook::unclearOnAll(WriteKind kind, const QList<PhoneNumber> &numbers) const
{
    const Intent *first = nullptr;
    for (const PhoneNumber &number : numbers) {
        const Intent *open = openWrite(kind, number);
        if (!open || !open->isUnclear())
            return nullptr;
        first = first ? first : open;
    }
    return first;
}

void NumberBook::followWrite(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (intent && actsOnNumber(intent->kind))
        Q_EMIT openWriteChanged(PhoneNumber::fromService(intent->object));
}

/// Whoever asked for a write takes its answer; what reading settles, perhaps after a new start, is taken
/// here.
void NumberBook::takeSettled(qint64 id)
{
    const Intent *intent = m_session.journal().find(id);
    if (!intent || !actsOnNumber(intent->kind) || !wasSettledLater(*intent))
        return;
    const PhoneNumber number = PhoneNumber::fromService(intent->object);
    const bool done = intent->state == IntentState::Done;
    if (intent->kind == WriteKind::Release && done)
        forget(number);
    else if (intent->kind != WriteKind::Purchase || done)
        reread(number);
}

QList<RowRun> NumberBook::rowsOf(const QList<PhoneNumber> &numbers) const
{
    QList<int> rows;
    for (const PhoneNumber &number : numbers) {
        if (const int row = m_rows.indexOf(number.digits()); row >= 0)
            rows.append(row);
    }
    return runsOfRows(rows);
}

QList<PhoneNumber> NumberBook::usersOfRoute(const QString &routeId) const
{
    QList<PhoneNumber> users;
    for (const OwnedNumber &row : m_rows.all()) {
        const NumberDetail *known = detail(row.number);
        if (known && (known->primaryRouteId == routeId || known->failoverRouteId == routeId))
            users.append(row.number);
    }
    return users;
}

} // namespace trunkline
