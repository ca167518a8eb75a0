// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/messageevidence.h"

#include "api/messagesapi.h"
#include "journal/wholelist.h"
#include "journal/wish.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

using Verdict = Evidence::Verdict;

enum class Likeness {
    None,
    Doubtful, ///< too like to call it another one, not enough to call it ours
    MediaUnstated, ///< an MMS whose record names no media: its own read may
    Same,
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

/// From when to when the record of the message may be dated, by a clock that differs from ours.
TimeRange windowOf(const Intent &intent, const EvidenceBounds &bounds)
{
    const qint64 started = intent.startedAt ? intent.startedAt : intent.recordedAt;
    const qint64 ended = intent.endedAt ? intent.endedAt : QDateTime::currentMSecsSinceEpoch();
    return {qMin(started, ended) - bounds.clockSkewMs - resolutionMs,
            qBound(started, ended, started + bounds.deadlineMs) + bounds.settleMs + bounds.clockSkewMs};
}

class MessageLook : public QObject {
public:
    MessageLook(Transport &transport, const Intent &intent, const EvidenceBounds &bounds, QObject *context,
                EvidenceReply reply)
        : QObject(context)
        , m_transport(transport)
        , m_intent(intent)
        , m_bounds(bounds)
        , m_window(windowOf(intent, bounds))
        , m_reply(std::move(reply))
    {
    }

    void start()
    {
        // Wider than the window, since it is not known how the service reads the time of day in its dates.
        const auto fetch = [this](int limit, int offset, QObject *parent) {
            return api::listMessages(m_transport, askedRange(m_window), limit, offset, parent);
        };
        auto *list = new WholeList<Message>(fetch, idOf, m_bounds.pageSize,
                                            WholeList<Message>::Order::NewestFirst, this);
        list->read(
            [this](const Message &message) {
                const Likeness likeness = likenessOf(message);
                if (likeness == Likeness::MediaUnstated)
                    m_toRead.append(message.id);
                else
                    count(likeness, message.id);
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
        // Outside the window it may still be ours when a clock is wrong by hours, and a wrong "absent" would
        // let it be sent twice.
        return sameText && m_window.contains(message.at) ? Likeness::Same : Likeness::Doubtful;
    }

    void count(Likeness likeness, const QString &id)
    {
        if (likeness == Likeness::Same)
            m_same.append(id);
        else if (likeness != Likeness::None)
            ++m_doubtful;
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
            // One that still names none is neither ours for certain nor certainly not.
            count(likenessOf(result.value()), result.value().id);
            readNext();
        });
    }

    void conclude()
    {
        if (m_same.size() == 1)
            return finish({Verdict::Present, m_same.constFirst(), {}});
        const bool none = m_same.isEmpty() && m_doubtful == 0;
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
    TimeRange m_window;
    EvidenceReply m_reply;
    QStringList m_same; ///< ids
    QStringList m_toRead; ///< ids of those that are MediaUnstated
    int m_doubtful = 0;
};

} // namespace

void lookForMessage(Transport &transport, const Intent &intent, const EvidenceBounds &bounds,
                    QObject *context, EvidenceReply reply)
{
    auto *look = new MessageLook(transport, intent, bounds, context, std::move(reply));
    look->start();
}

} // namespace trunkline
