// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "journal/errorrecord.h"
#include "journal/reconciler.h"

#include <algorithm>
#include <QDateTime>
#include <QDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

constexpr int RetryMs = 2'000; ///< until an event that the disk refused is tried again

JournalPlace placeIn(const QTemporaryDir &folder)
{
    return {folder.filePath(u"journal"_s), folder.filePath(u"head"_s)};
}

} // namespace

Journal::Journal(Transport &transport, JournalOptions options, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_options(std::move(options))
    , m_pace(m_options.pace)
    , m_writer(std::make_unique<JournalWriter>(m_options.reached, m_options.maxPages))
{
    if (m_options.place.folder.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_options.place = placeIn(*m_temporary);
    }
    connect(&m_pace, &SendPace::turn, this, &Journal::leave);
    beginReconciling();
    beginOpening();
}

Journal::~Journal() = default;

/// Anew with each journal that is opened: ids begin anew as well.
void Journal::beginReconciling()
{
    m_reconciler =
        std::make_unique<Reconciler>(m_transport, m_options.patience, [this] { return m_view.references(); });
    connect(m_reconciler.get(), &Reconciler::progressed, this, [this](qint64 id, const Checking &checking) {
        m_view.setChecking(id, checking);
        Q_EMIT changed(id);
    });
    connect(
        m_reconciler.get(), &Reconciler::concluded, this,
        [this](qint64 id, IntentEvent event, const QString &reference) {
            note(id, event, reference.isEmpty() ? QJsonObject() : QJsonObject{{"reference"_L1, reference}});
        });
}

void Journal::open()
{
    if (m_status != Status::Closed || m_isForgetting)
        return;
    beginOpening();
    Q_EMIT statusChanged();
}

void Journal::beginOpening()
{
    m_status = Status::Opening;
    m_writer->open(m_options.place, [this](OpenedJournal opened) { adopt(std::move(opened)); });
}

void Journal::adopt(OpenedJournal opened)
{
    if (opened.trouble)
        return close(opened.trouble);
    m_view = std::move(opened.view);
    m_unwanted.clear();
    beginReconciling();
    m_status = Status::Open;
    m_trouble = {};
    adoptLeftOvers();
    Q_EMIT statusChanged();
    runEarly();
}

/// The last run may have ended anywhere.
void Journal::adoptLeftOvers()
{
    m_carriedOver.clear();
    m_unsentTexts.clear();
    m_pendingOver = m_view.pendingMessaging();
    QList<qint64> open;
    for (const Intent *intent : m_view.open())
        open.append(intent->id);
    std::sort(open.begin(), open.end());
    for (const qint64 id : std::as_const(open)) {
        m_carriedOver.append(id);
        const std::optional<IntentEvent> event = eventAtStart(m_view.find(id)->state);
        if (event == IntentEvent::Withdrawn) {
            m_unsentTexts.insert(id, m_view.find(id)->body);
            drop(id, *event, blocked(ApiError::Block::Withdrawn), {});
        } else if (event) {
            note(id, *event);
        } else if (m_view.find(id)->state == IntentState::Unknown) {
            reconcileFromNow(*m_view.find(id));
        }
    }
}

/// The clock may have been set since, so the settling time is given once more.
void Journal::reconcileFromNow(Intent intent)
{
    intent.endedAt = now();
    m_reconciler->add(intent);
}

void Journal::close(const JournalTrouble &trouble)
{
    m_status = Status::Closed;
    m_trouble = trouble;
    Q_EMIT statusChanged();
    runEarly();
}

void Journal::runEarly()
{
    const auto early = std::exchange(m_early, {});
    for (const auto &write : early)
        write();
}

Intent Journal::wanted(WriteKind kind, const QString &object, const QJsonObject &wish,
                       const QString &order) const
{
    Intent intent;
    intent.kind = kind;
    intent.object = object;
    intent.wish = wish;
    intent.order = order;
    intent.who = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME", QDir::home().dirName()));
    return intent;
}

ApiError Journal::objection(const Intent &wanted) const
{
    using Block = ApiError::Block;
    if (m_status != Status::Open) {
        const bool elsewhere = m_trouble.kind == JournalTrouble::Kind::InUse;
        return blocked(elsewhere ? Block::JournalInUse : Block::JournalFailed, m_trouble.detail);
    }
    if (m_options.readOnly)
        return blocked(Block::ReadOnly);
    if (const Intent *open = m_view.openLike(wanted))
        return blocked(open->isUnclear() ? Block::Unclear : Block::UnderWay);
    const QString overBudget = BudgetGuard::objection(m_options.budget, spending(wanted.order), wanted.cost);
    return overBudget.isEmpty() ? ApiError() : blocked(Block::OverBudget, overBudget);
}

void Journal::record(Intent intent, const std::function<void(qint64)> &go, const Refused &refused)
{
    const qint64 id = intent.id = m_view.nextId();
    // A message waits for its turn after it is recorded; all else starts with the same stroke.
    const bool waits = intent.kind == WriteKind::SendMessage;
    QList<JournalEvent> events{{0, now(), id, IntentEvent::Recorded, recordData(intent), intent.body}};
    if (!waits)
        events.append({0, now(), id, IntentEvent::Started, {}});
    for (const JournalEvent &event : std::as_const(events))
        m_view.apply(event);
    const int lockings = m_lockings;
    Q_EMIT recorded(id);
    m_writer->append(events, [this, id, go, refused, waits, lockings](const JournalTrouble &trouble) {
        if (trouble)
            return giveUp(id, waits ? IntentEvent::Withdrawn : IntentEvent::Rejected, trouble, refused);
        if (lockings != m_lockings)
            return drop(id, waits ? IntentEvent::Withdrawn : IntentEvent::Rejected,
                        blocked(ApiError::Block::ReadOnly), refused);
        if (waits)
            return queue(id, go, refused);
        go(id);
    });
}

/// Nothing of it is on the disk and nothing has left: refused, and that is true of the file as well.
void Journal::giveUp(qint64 id, IntentEvent event, const JournalTrouble &trouble, const Refused &refused)
{
    takeTrouble(trouble);
    const ApiError error = blocked(ApiError::Block::JournalFailed, trouble.detail);
    m_view.apply({0, now(), id, event, {{"error"_L1, recordOf(error)}}});
    announce(id);
    refused(id, error);
}

void Journal::note(qint64 id, IntentEvent event, const QJsonObject &data)
{
    const JournalEvent line{0, now(), id, event, data};
    if (!m_view.apply(line)) {
        qWarning("journal: \"%s\" does not fit intent %lld", qPrintable(eventWord(event)), id);
        return;
    }
    m_writer->keep({line}, [this](const JournalTrouble &trouble) { kept(trouble); });
    announce(id);
}

/// What has happened has happened: an event that the disk refuses is tried again.
void Journal::kept(const JournalTrouble &trouble)
{
    takeTrouble(trouble);
    if (trouble && m_status == Status::Open) {
        QTimer::singleShot(RetryMs, this, [this] {
            m_writer->keep({}, [this](const JournalTrouble &again) { kept(again); });
        });
    }
}

void Journal::announce(qint64 id)
{
    const Intent *intent = m_view.find(id);
    if (!intent)
        return; // the journal was forgotten meanwhile
    const bool isSettled = !intent->isOpen();
    if (intent->state == IntentState::Unknown)
        m_reconciler->add(*intent);
    Q_EMIT changed(id);
    if (isSettled)
        Q_EMIT settled(id);
}

/// Ends one that is on the disk and was never sent.
void Journal::drop(qint64 id, IntentEvent event, const ApiError &because, const Refused &refused)
{
    m_pace.ended(id);
    note(id, event, {{"error"_L1, recordOf(because)}});
    if (refused)
        QTimer::singleShot(0, this, [id, because, refused] { refused(id, because); });
}

void Journal::takeTrouble(const JournalTrouble &trouble)
{
    if (trouble == m_trouble || m_status != Status::Open)
        return;
    m_trouble = trouble;
    Q_EMIT statusChanged();
}

const Intent *Journal::openIntent(WriteKind kind, const QString &object) const
{
    for (const Intent *intent : m_view.open()) {
        if (actionOf(intent->kind) == actionOf(kind) && intent->object == object)
            return intent;
    }
    return nullptr;
}

const Intent *Journal::openMessage(const OutgoingMessage &message) const
{
    return m_view.openLike(wanted(WriteKind::SendMessage, objectOf(message), wishOf(message), {}));
}

bool Journal::isUnderWay(WriteKind kind, const QString &object) const
{
    const Intent *intent = openIntent(kind, object);
    return intent && !intent->isUnclear();
}

bool Journal::isUnclear(WriteKind kind, const QString &object) const
{
    const Intent *intent = openIntent(kind, object);
    return intent && intent->isUnclear();
}

int Journal::underWayCount() const
{
    return int(m_view.open().size()) - unclearCount();
}

int Journal::unclearCount() const
{
    const QList<const Intent *> open = m_view.open();
    return int(std::count_if(open.cbegin(), open.cend(), [](const Intent *i) { return i->isUnclear(); }));
}

void Journal::checkNow(qint64 intent)
{
    m_reconciler->checkNow(intent);
}

void Journal::decide(qint64 intent, bool happened)
{
    const Intent *found = m_view.find(intent);
    if (found && found->state == IntentState::LeftToPerson)
        note(intent, happened ? IntentEvent::PersonSaysDone : IntentEvent::PersonSaysAbsent);
}

void Journal::setBudget(const Budget &budget)
{
    m_options.budget = budget;
}

Spending Journal::spending(const QString &order) const
{
    return spendingOf(m_view.intents(), order, now());
}

} // namespace trunkline
