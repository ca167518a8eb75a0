// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainstore.h"

#include <QPointer>
#include <qt6keychain/keychain.h>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const QString service = u"trunkline"_s;
const QString probeKey = u"is-anybody-there"_s; // never written

SecretTrouble troubleOf(const QKeychain::Job &job)
{
    using Kind = SecretTrouble::Kind;
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return {Kind::NotFound, {}};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {Kind::Denied, job.errorString()};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {Kind::NoService, job.errorString()};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {Kind::Failed, job.errorString()};
}

} // namespace

KeychainStore::KeychainStore(int limitMs, QObject *parent)
    : SecretStore(parent)
    , m_limitMs(limitMs)
{
}

void KeychainStore::start(QKeychain::Job *job, QObject *context, Ended ended)
{
    job->setInsecureFallback(false);
    // A child of whoever asks: dies with it, and its death is the end of listening. The job itself is left to
    // QtKeychain when the limit passes: the library underneath still holds it.
    auto *listener = new QObject(context);
    const auto end = [listener, ended = std::move(ended)](const SecretTrouble &trouble, QKeychain::Job *by) {
        listener->deleteLater();
        ended(trouble, by);
    };
    auto *limit = new QTimer(listener);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, listener, [job = QPointer(job), listener, end] {
        if (job)
            job->disconnect(listener);
        end({SecretTrouble::Kind::Slow, {}}, nullptr);
    });
    connect(job, &QKeychain::Job::finished, listener, [limit, end](QKeychain::Job *finished) {
        limit->stop();
        end(troubleOf(*finished), finished);
    });
    limit->start(m_limitMs);
    job->start();
}

void KeychainStore::read(const QString &profileId, QObject *context, Got got)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(profileId);
    start(job, context, [got = std::move(got)](const SecretTrouble &trouble, QKeychain::Job *by) {
        got(trouble, trouble ? QString() : static_cast<QKeychain::ReadPasswordJob *>(by)->textData());
    });
}

void KeychainStore::write(const QString &profileId, const QString &secret, QObject *context, Done done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(profileId);
    job->setTextData(secret);
    start(job, context,
          [done = std::move(done)](const SecretTrouble &trouble, QKeychain::Job *) { done(trouble); });
}

void KeychainStore::remove(const QString &profileId, QObject *context, Done done)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(profileId);
    start(job, context, [done = std::move(done)](const SecretTrouble &trouble, QKeychain::Job *) {
        done(trouble.kind == SecretTrouble::Kind::NotFound ? SecretTrouble() : trouble);
    });
}

void KeychainStore::probe(QObject *context, Done done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(probeKey);
    start(job, context, [done = std::move(done)](const SecretTrouble &trouble, QKeychain::Job *) {
        using Kind = SecretTrouble::Kind;
        if (trouble.kind == Kind::NotFound)
            return done({});
        // Without a service or without a bus there are only libsecret's words, in the language of the system.
        done(trouble.kind == Kind::Failed ? SecretTrouble{Kind::NoService, trouble.detail} : trouble);
    });
}

} // namespace trunkline
