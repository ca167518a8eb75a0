// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/messagesapi.h"
#include "domain/messagecallback.h"
#include "journal/budget.h"
#include "journal/intentview.h"
#include "journal/journalwriter.h"
#include "journal/outcome.h"
#include "journal/patience.h"
#include "journal/sendpace.h"
#include "journal/wish.h"

#include <functional>
#include <memory>
#include <QObject>
#include <QTemporaryDir>

namespace trunkline {

class Reconciler;

/// What a write reports: the value only when Done.
template <typename T> struct WriteResult {
    Outcome outcome = Outcome::Unknown;
    std::optional<T> value;
    ApiError error;
    qint64 intent = 0; ///< 0 when it was refused before it was recorded
    bool done() const { return outcome == Outcome::Done; }
};

struct JournalOptions {
    JournalPlace place; ///< without a folder: a temporary one that goes with the journal
    Patience patience;
    SendPace::Gaps pace;
    Budget budget;
    bool readOnly = false;
    JournalWriter::Reached reached; ///< for tests, see JournalWriter
    int maxPages = 0; ///< for tests, see JournalFile
};

/// The only door to a write: records the intent durably, sends it exactly once, records the outcome, and
/// settles an unclear one by reading. Pages know only this. Callbacks run once and later, on the GUI thread,
/// unless `context` is gone; the write itself is never aborted by that. Refused at the door with
/// Kind::Blocked (ApiError::Block says why): the same action on the same object while one is open, anything
/// in read-only mode, over the budget, or that cannot be recorded. What is asked for before the journal has
/// been read waits for that.
class Journal : public QObject {
    Q_OBJECT
public:
    enum class Status { Opening, Open, Closed };

    explicit Journal(Transport &transport, JournalOptions options = {}, QObject *parent = nullptr);
    ~Journal() override;

    template <typename T> using Reply = std::function<void(const WriteResult<T> &)>;

    /// `price` is what counts against the budget. `order` names the series of a basket or bulk job.
    void purchase(const PhoneNumber &number, const api::PurchaseOptions &options, Money price,
                  QObject *context, Reply<api::Purchase> reply, const QString &order = {});
    void editNumber(const PhoneNumber &number, const api::NumberEdit &edit, QObject *context,
                    Reply<api::Purchase> reply, const QString &order = {});
    void release(const PhoneNumber &number, QObject *context, Reply<Nothing> reply,
                 const QString &order = {});
    void setRoute(const PhoneNumber &number, api::RouteSlot slot, const QString &routeId, QObject *context,
                  Reply<Nothing> reply, const QString &order = {});
    void clearRoute(const PhoneNumber &number, api::RouteSlot slot, QObject *context, Reply<Nothing> reply,
                    const QString &order = {});
    void createRoute(const api::RouteDraft &draft, QObject *context, Reply<Route> reply);
    void updateRoute(const QString &id, const api::RouteDraft &draft, QObject *context, Reply<Route> reply);
    void deleteRoute(const QString &id, QObject *context, Reply<Nothing> reply);
    void setCallback(CallbackType type, const QString &url, QObject *context, Reply<Nothing> reply);
    void clearCallback(CallbackType type, QObject *context, Reply<Nothing> reply);
    /// Waits for its turn (SendPace) once it is recorded.
    void send(const OutgoingMessage &message, QObject *context, Reply<QString> reply,
              const QString &order = {});

    Status status() const { return m_status; }
    /// Why it is Closed, or what last kept an event from being recorded.
    const JournalTrouble &trouble() const { return m_trouble; }
    /// Tries again to open a journal that is Closed. Does nothing otherwise.
    void open();

    const QList<Intent> &intents() const { return m_view.intents(); }
    const Intent *find(qint64 intent) const { return m_view.find(intent); }
    /// The open intent of that kind on that object, or nullptr: for messages any from that sender to that
    /// recipient. Setting and clearing a slot are one, and so are buying and releasing: look at its kind.
    const Intent *openIntent(WriteKind kind, const QString &object) const;
    /// The open message that is the same as this one, or nullptr.
    const Intent *openMessage(const OutgoingMessage &message) const;
    bool isUnderWay(WriteKind kind, const QString &object) const;
    bool isUnclear(WriteKind kind, const QString &object) const;
    /// Waiting or sent and not answered yet.
    int underWayCount() const;
    int unclearCount() const;
    /// What an earlier run left open: unclear ones, being settled now or since, and messages whose turn had
    /// not come, which are Refused.
    const QList<qint64> &carriedOver() const { return m_carriedOver; }
    bool isCarriedOver(qint64 intent) const { return m_carriedOver.contains(intent); }

    /// Text of a message that an earlier run left waiting; empty for others. Only this run has it: it is not
    /// on the disk any more.
    QString unsentText(qint64 intent) const { return m_unsentTexts.value(intent); }
    /// What an earlier run bought or changed whose messaging was pending (207) at its end: that one step can
    /// be asked for again.
    const QList<qint64> &pendingOver() const { return m_pendingOver; }
    /// Where the record of a number can be looked up as it was read last; nullptr from it: not known. What is
    /// so already before a write proves little after it.
    void setKnownNumbers(std::function<const NumberDetail *(const PhoneNumber &)> known);
    /// Likewise the address of a callback, empty when none is set.
    void setKnownCallbacks(std::function<std::optional<QString>(CallbackType)> known);

    /// Looks for an unclear one now.
    void checkNow(qint64 intent);
    /// A person says what became of one that is LeftToPerson.
    void decide(qint64 intent, bool happened);
    /// Takes back one that is still Waiting; its reply comes as Blocked, Withdrawn.
    void withdraw(qint64 intent);

    bool isReadOnly() const { return m_options.readOnly; }
    /// For ReadOnlyLock (account/readonlylock.h) alone. What is under way ends as it would; what is recorded
    /// and has not left is refused as read-only, also when the account is unlocked again at once.
    void setReadOnly(bool readOnly);
    const Budget &budget() const { return m_options.budget; }
    void setBudget(const Budget &budget);
    Spending spending(const QString &order = {}) const;

    void verify(QObject *context, std::function<void(const Verification &)> verified);
    /// A person says that the missing copy of the head (NoCopy) is no sign of a change: one is made of the
    /// head as it is. False when nothing was done, since the copy is there or the chain does not fit.
    void acceptMissingCopy(QObject *context, std::function<void(bool accepted)> answered);
    /// Deletes the journal from the disk, with all that is unclear in it, and closes it; open() begins a new
    /// one. Refused (InUse) while it is being opened and while writes are under way.
    void forget(QObject *context, std::function<void(const JournalTrouble &)> forgotten);

Q_SIGNALS:
    void statusChanged();
    /// A new intent is at the end of intents().
    void recorded(qint64 intent);
    /// Its state changed, or how the looking into it goes.
    void changed(qint64 intent);
    /// It is Done, Refused or Absent now. After an answer this comes before the reply of the write.
    void settled(qint64 intent);

private:
    template <typename T> struct Write;
    template <typename T> void ask(Write<T> write);
    template <typename T> void enter(const Write<T> &write);
    template <typename T> void start(qint64 id, const Write<T> &write);
    bool wasSo(const Intent &intent) const;
    template <typename T> void finish(qint64 id, const Result<T> &result, const Write<T> &write);

    Intent wanted(WriteKind kind, const QString &object, const QJsonObject &wish, const QString &order) const;
    /// Why it may not even be recorded; None when it may.
    ApiError objection(const Intent &wanted) const;
    using Refused = std::function<void(qint64 id, const ApiError &because)>;
    struct Waiting {
        std::function<void(qint64)> go;
        Refused refused;
    };
    /// Records it; `go` comes when it may leave, `refused` when it must not.
    void record(Intent intent, const std::function<void(qint64)> &go, const Refused &refused);
    void giveUp(qint64 id, IntentEvent event, const JournalTrouble &trouble, const Refused &refused);
    void queue(qint64 id, const std::function<void(qint64)> &go, const Refused &refused);
    void leave(qint64 id);
    void takeBack(qint64 id, ApiError::Block why);
    void drop(qint64 id, IntentEvent event, const ApiError &because, const Refused &refused);
    /// Applies an event, writes it down and tells.
    void note(qint64 id, IntentEvent event, const QJsonObject &data = {});
    void kept(const JournalTrouble &trouble);
    void beginReconciling();
    void beginOpening();
    void adopt(OpenedJournal opened);
    void adoptLeftOvers();
    void reconcileFromNow(Intent intent);
    void announce(qint64 id);
    void takeTrouble(const JournalTrouble &trouble);
    void close(const JournalTrouble &trouble);
    void runEarly();

    Transport &m_transport;
    JournalOptions m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    Status m_status = Status::Opening;
    JournalTrouble m_trouble;
    IntentView m_view;
    SendPace m_pace;
    QHash<qint64, Waiting> m_waiting; ///< messages that wait for their turn
    QSet<qint64> m_unwanted; ///< withdrawn while they were on their way to the disk
    int m_lockings = 0; ///< what was on its way to the disk sees by it that it was locked meanwhile
    bool m_isForgetting = false;
    QList<std::function<void()>> m_early; ///< asked for while opening
    QList<qint64> m_carriedOver;
    QHash<qint64, QString> m_unsentTexts;
    QList<qint64> m_pendingOver;
    std::function<const NumberDetail *(const PhoneNumber &)> m_knownNumber;
    std::function<std::optional<QString>(CallbackType)> m_knownCallback;
    std::unique_ptr<Reconciler> m_reconciler;
    std::unique_ptr<JournalWriter> m_writer;
};

} // namespace trunkline
