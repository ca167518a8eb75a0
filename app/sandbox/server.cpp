// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include "sandbox/httpadapter.h"
#include "sandbox/tlsfiles.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// Lives on the server's thread and owns everything there.
class Worker : public QObject {
public:
    Worker(const Options &options, Controls &controls)
        : m_options(options)
        , m_controls(controls)
    {
    }
    quint16 open(QString *problem)
    {
        std::optional<QSslConfiguration> tls;
        if (m_options.usesTls()) {
            tls = tlsFromFiles(m_options.tlsCertificate, m_options.tlsKey, problem);
            if (!tls)
                return 0;
        }
        m_service = std::make_unique<Service>(m_options, m_controls);
        m_http =
            new HttpAdapter([this](const Incoming &incoming) { return m_service->handle(incoming); }, this);
        return m_http->listenOnLoopback(m_options.port, tls, problem);
    }

private:
    Options m_options;
    Controls &m_controls;
    std::unique_ptr<Service> m_service;
    HttpAdapter *m_http = nullptr;
};

} // namespace

Server::Server(QObject *parent)
    : QObject(parent)
    , m_controls(std::make_unique<Controls>())
{
}

Server::~Server()
{
    stop();
}

void Server::start(const Options &given)
{
    stop();
    Options options = given;
    options.makeKeys();
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"sandbox"_s);
    auto *worker = new Worker(options, *m_controls);
    worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, worker, &QObject::deleteLater);
    const int run = ++m_run;
    connect(m_thread.get(), &QThread::started, worker, [this, worker, run, options] {
        QString problem;
        const quint16 port = worker->open(&problem);
        // Told on this object's thread, and only if it has not been stopped or started anew meanwhile.
        QMetaObject::invokeMethod(
            this, [this, run, port, problem, options] { report(run, port, problem, options); },
            Qt::QueuedConnection);
    });
    m_thread->start();
}

void Server::report(int run, quint16 port, const QString &problem, const Options &options)
{
    if (run != m_run)
        return;
    const QString scheme = options.usesTls() ? u"https"_s : u"http"_s;
    if (port)
        Q_EMIT started(QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port)), options.accessKey,
                       options.secretKey);
    else
        Q_EMIT failed(problem);
}

void Server::stop()
{
    ++m_run;
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace sandbox
