// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/messageevidence.h"

#include "api/messagesapi.h"
#include "journal/serviceclock.h"
#include "journal/wholelist.h"
#include "journal/wish.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

enum class Likeness {
    None,
    Loose, ///< too like to call it another one, not enough to call it ours
    MediaUnstated, ///< an MMS whose record names no media: its own read may
    Same,
};

struct Record {
    QString id;
    qint64 at = 0;
    bool isLoose = false;
};

QString idOf(const Message &message)
{
    return message.id;
}

/// E.164 without the plus, whatever stands in front: "+1...", "1...", "001...".
QString comparable(const QString &number)
{
    QString digits = digitsOf(number);
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

/// Other blanks or another composition of accents: a difference that the way may have made.
QString loosely(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).simplified();
}

constexpr qint64 resolutionMs = 10; // a record is dated in hundredths of a second (flowroute-api 1.6)

qint64 startOf(const Intent &intent)
{
    return intent.startedAt ? intent.startedAt : intent.recordedAt;
}

/// When the record of the message may have been made, by our clock.
TimeRange windowOf(const Intent &intent, const EvidenceBounds &bounds, qint64 now)
{
    const qint64 started = startOf(intent);
    const qint64 ended = intent.endedAt ? intent.endedAt : now;
    return {qMin(started, ended) - resolutionMs,
            qBound(started, ended, started + bounds.deadlineMs) + bounds.settleMs};
}

/// What is asked for: all until now, since a machine that slept, or whose clock was set, may have sent it
/// much later than the journal says; and wider, since it is not known how the service reads the time of day
/// in its dates.
TimeRange toAskFor(const TimeRange &window, const EvidenceBounds &bounds, qint64 now)
{
    const TimeRange whole{qMin(window.from, now), qMax(window.to, now)};
    return askedRange({whole.from - bounds.clockSkewMs, whole.to + bounds.clockSkewMs});
}

class MessageLook : public QObject {
public:
    MessageLook(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
                EvidenceReply reply)
        : QObject(context)
        , m_transport(transport)
        , m_intent(intent)
        , m_bounds(bounds)
        , m_now(QDateTime::currentMSecsSinceEpoch())
        , m_window(windowOf(intent, bounds, m_now))
        , m_reply(std::move(reply))
    {
    }

    void start()
    {
        const TimeRange asked = toAskFor(m_window, m_bounds, m_now);
        const auto fetch = [this, asked](int limit, int offset, QObject *parent) {
            return api::listMessages(m_transport, asked, limit, offset, parent);
        };
        auto *list = new WholeList<Message>(fetch, idOf, m_bounds.pageSize,
                                            WholeList<Message>::Order::NewestFirst, this);
        list->onPage([this](const Page<Message> &page, qint64 askedAt) {
            m_clock.take(page.date, askedAt, QDateTime::currentMSecsSinceEpoch());
        });
        list->read(
            [this](const Message &message) {
                if (likenessOf(message) == Likeness::MediaUnstated)
                    m_toRead.append(message.id);
                else
                    collect(message);
                return true;
            },
            [this](const ApiError &error) {
                if (error.isError())
                    return finish(Evidence::noRead(error));
                readNext();
            });
    }

private:
    bool isAlike(const Message &message) const
    {
        const QJsonObject &wish = m_intent.wish;
        return message.outbound && !m_bounds.claimed.contains(message.id.toLower())
            && comparable(message.from.digits()) == comparable(wish["from"_L1].toString())
            && comparable(message.to.digits()) == comparable(wish["to"_L1].toString())
            && message.isMms == wish["mms"_L1].toBool();
    }

    Likeness likenessOf(const Message &message) const
    {
        if (!isAlike(message))
            return Likeness::None;
        const bool sameText = textHash(message.body) == m_intent.wish["sha256"_L1].toString();
        if (!sameText && (m_intent.body.isEmpty() || loosely(message.body) != loosely(m_intent.body)))
            return Likeness::None;
        const int media = m_intent.wish["media"_L1].toInt();
        if (message.media.isEmpty() && media > 0)
            return Likeness::MediaUnstated;
        if (message.media.size() != media)
            return Likeness::None;
        return sameText ? Likeness::Same : Likeness::Loose;
    }

    void collect(const Message &message)
    {
        // An MMS whose own record still names no media is neither ours for certain nor certainly not.
        if (const Likeness likeness = likenessOf(message); likeness != Likeness::None)
            m_alike.append({message.id, message.at, likeness != Likeness::Same});
    }

    /// Lists may leave out the media of a record (it is not documented for them).
    void readNext()
    {
        if (m_toRead.isEmpty())
            return conclude();
        auto *job = api::getMessage(m_transport, m_toRead.takeFirst(), this);
        job->onFinished(this, [this](const Result<Message> &result) {
            if (!result.ok())
                return finish(Evidence::noRead(result.error()));
            collect(result.value());
            readNext();
        });
    }

    /// Dated within the window, as far as the service's clock is known. Before it is no proof, since another
    /// program may have sent the same then; and yet it may be ours, when a clock is wrong.
    bool isInWindow(const Record &record, qint64 slackMs = 0) const
    {
        return !record.isLoose && record.at >= m_window.from + m_clock.least(0) - slackMs
            && record.at < m_window.to + m_clock.most(m_bounds.clockSkewMs) + slackMs;
    }

    /// Whether what is not listed was not sent: not if our clock was set back since, or one of the clocks is
    /// wrong by so much that the record may be dated outside what was asked for.
    bool canTellAbsence() const
    {
        return startOf(m_intent) <= m_now && m_clock.isWithin(m_bounds.clockSkewMs);
    }

    void conclude()
    {
        QStringList ours;
        int near = 0; // the clocks are known to about a second only, so one just outside counts against it
        for (const Record &record : std::as_const(m_alike)) {
            near += isInWindow(record, m_bounds.clockSkewMs) ? 1 : 0;
            if (isInWindow(record))
                ours.append(record.id);
        }
        if (ours.size() == 1 && near == 1)
            return finish({Verdict::Present, ours.constFirst(), {}});
        const bool none = m_alike.isEmpty() && canTellAbsence();
        finish({none ? Verdict::NotThere : Verdict::Several, {}, {}});
    }

    void finish(const Evidence &evidence)
    {
        deleteLater();
        const EvidenceReply reply = std::move(m_reply);
        reply(evidence); // may destroy the context, and us with it
    }

    Transport &m_transport;
    Intent m_intent;
    EvidenceBounds m_bounds;
    qint64 m_now; ///< when the look began
    TimeRange m_window;
    ServiceClock m_clock;
    EvidenceReply m_reply;
    QList<Record> m_alike;
    QStringList m_toRead; ///< ids of those that are MediaUnstated
};

} // namespace

void lookForMessage(Transport &transport, const Intent &intent, const EvidenceBounds &bounds,
                    QObject *context, EvidenceReply reply)
{
    auto *look = new MessageLook(transport, intent, bounds, context, std::move(reply));
    look->start();
}

} // namespace trunkline
