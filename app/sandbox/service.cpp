// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service.h"

#include "sandbox/errors.h"
#include "sandbox/hostile.h"
#include <QDateTime>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QByteArray headerOf(const Incoming &incoming, const QByteArray &name)
{
    for (const auto &header : incoming.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

QString decoded(QString text)
{
    // As form encoding has it: a bare plus is a blank.
    text.replace(u'+', u' ');
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QList<QPair<QString, QString>> queryItems(const QString &query)
{
    QList<QPair<QString, QString>> items;
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString value = equals < 0 ? QString() : part.mid(equals + 1);
        items.append(qMakePair(decoded(part.left(equals)), decoded(value)));
    }
    return items;
}

/// An origin with a clock states it with each answer (RFC 9110, 6.6.1).
void date(Answer &answer, qint64 now)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    const QString text = QLocale::c().toString(moment, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    answer.headers.append(qMakePair(QByteArray("Date"), text.toLatin1()));
}

bool isControl(const QString &path)
{
    return path.startsWith("/__sandbox/"_L1);
}

LoggedRequest logEntry(const Incoming &incoming, qint64 now)
{
    LoggedRequest entry;
    entry.at = now;
    entry.verb = incoming.verb;
    entry.target = incoming.query.isEmpty() ? incoming.path : incoming.path % u'?' % incoming.query;
    entry.body = incoming.body;
    for (const auto &header : incoming.headers) {
        if (header.first != "authorization")
            entry.headers.append(header);
    }
    return entry;
}

} // namespace

Service::Service(const Options &options, Controls &controls)
    : m_options(options)
    , m_controls(controls)
    , m_account(options, controls.now(), controls.ledger())
    , m_controlResource(controls)
{
    m_controlRouter.add(m_controlResource.operations());
    for (const QString &spec : options.faults)
        controls.addFault(spec);
    if (options.hostile)
        controls.setHostile(HostileRota(options.hostileOnly, options.seed));
}

Delivery Service::handle(const Incoming &incoming)
{
    Request request = requestOf(incoming);
    const bool authorized = authorizes(headerOf(incoming, "authorization"));
    if (isControl(incoming.path)) {
        Delivery delivery;
        delivery.answer = authorized ? m_controlRouter.dispatch(request, incoming.path) : unauthorized();
        return delivery;
    }
    LoggedRequest entry = logEntry(incoming, request.now);
    // Counted first: were the rules cleared in between, what they hold would never be let go.
    const int clearances = m_controls.clearances();
    const Faults faults{
        m_controls.faultsFor(incoming.verb, QUrl::fromPercentEncoding(incoming.path.toUtf8())), clearances};
    Delivery delivery = delivered(incoming, request, faults, authorized);
    date(delivery.answer, request.now);
    entry.authorized = authorized;
    entry.faulted = !faults.rules.isEmpty();
    const bool answers =
        delivery.ending == Delivery::Ending::Complete || delivery.ending == Delivery::Ending::Cut;
    entry.status = answers && !delivery.waits ? delivery.answer.status : 0;
    m_controls.log(entry);
    return delivery;
}

Delivery Service::delivered(const Incoming &incoming, Request &request, const Faults &faults, bool authorized)
{
    int late = -1;
    bool prevented = false;
    for (const FaultRule &fault : faults.rules) {
        late = qMax(late, fault.late);
        prevented = prevented || fault.preventsAction();
        request.pageShift += fault.pageShift;
    }
    Delivery delivery;
    delivery.delay = m_options.latency;
    if (!authorized)
        delivery.answer = unauthorized();
    else if (late >= 0)
        postpone(delivery, late, Postponed{incoming.path, request, faults, !prevented});
    else if (!prevented)
        delivery.answer = m_account.answer(request, incoming.path);
    for (const FaultRule &fault : faults.rules)
        fault.applyTo(delivery);
    if (authorized)
        spoil(delivery, m_controls.nextNasty(incoming.verb, request.path));
    hold(delivery, faults);
    return delivery;
}

void Service::hold(Delivery &delivery, const Faults &faults) const
{
    for (const FaultRule &fault : faults.rules) {
        if (fault.held)
            delivery.held = [this, held = faults.clearances] { return m_controls.clearances() == held; };
    }
}

void Service::postpone(Delivery &delivery, int late, const Postponed &postponed)
{
    m_controls.ledger().expect();
    delivery.late = late;
    delivery.waits = postponed.ownAnswer;
    delivery.act = [this, postponed] {
        Request request = postponed.request;
        request.now = m_controls.now();
        Delivery then;
        then.delay = m_options.latency;
        then.answer = m_account.answer(request, postponed.path);
        m_controls.ledger().arrived();
        for (const FaultRule &fault : postponed.faults.rules)
            fault.applyTo(then);
        date(then.answer, request.now);
        hold(then, postponed.faults);
        return then;
    };
}

bool Service::authorizes(const QByteArray &header) const
{
    const QByteArray scheme = "basic ";
    if (header.left(scheme.size()).toLower() != scheme)
        return false;
    const QByteArray pair = QByteArray::fromBase64(header.mid(scheme.size()).trimmed());
    return pair == m_options.accessKey.toUtf8() + ':' + m_options.secretKey.toUtf8();
}

Request Service::requestOf(const Incoming &incoming) const
{
    Request request;
    request.verb = incoming.verb;
    request.path = QUrl::fromPercentEncoding(incoming.path.toUtf8());
    request.query = queryItems(incoming.query);
    request.contentType = headerOf(incoming, "content-type").split(';').first().trimmed().toLower();
    request.body = incoming.body;
    request.accessKey = m_options.accessKey;
    request.now = m_controls.now();
    return request;
}

} // namespace sandbox
