// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"
#include "sandbox/shutdown.h"

#include <cstdio>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

void print(const QByteArray &line, FILE *stream)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fflush(stream);
}

void announce(const sandbox::Options &options, const QUrl &url, const QString &accessKey,
              const QString &secretKey)
{
    if (!options.readyJson) {
        const QString text = u"Listening on %1\naccess key %2\nsecret key %3\n"_s;
        print(text.arg(url.toString(), accessKey, secretKey).toUtf8(), stdout);
        return;
    }
    const QJsonObject line{{u"url"_s, url.toString()},
                           {u"port"_s, url.port()},
                           {u"access_key"_s, accessKey},
                           {u"secret_key"_s, secretKey}};
    print(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n', stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"trunkline-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TRUNKLINE_VERSION));
    const auto line = sandbox::CommandLine::parse(app.arguments(), QProcessEnvironment::systemEnvironment());
    if (!line.run) {
        print(line.text.toUtf8(), line.exitCode ? stderr : stdout);
        return line.exitCode;
    }
    sandbox::Server server;
    QObject::connect(&server, &sandbox::Server::started, &app,
                     [&line](const QUrl &url, const QString &accessKey, const QString &secretKey) {
                         announce(line.options, url, accessKey, secretKey);
                     });
    QObject::connect(&server, &sandbox::Server::failed, &app, [](const QString &text) {
        print("trunkline-sandbox: " + text.toUtf8() + '\n', stderr);
        QCoreApplication::exit(1);
    });
    const sandbox::Shutdown shutdown(line.options.exitWithStdin);
    server.start(line.options);
    return app.exec();
}
