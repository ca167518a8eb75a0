// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace sandbox {

/// How an account is made and served. The same seed gives the same account; keys are random unless given.
struct Options {
    quint16 port = 0; ///< 0: any free one
    QString accessKey; ///< empty: random, as the secret
    QString secretKey;
    int numbers = 250;
    int inventory = 12000;
    qint64 messages = 2000;
    int days = 30; ///< over which the messages are spread
    quint64 seed = 1;
    int latency = 0; ///< milliseconds before every answer
    bool rateLimits = true;
    bool numberDetails = true; ///< whether several numbers can be read at once (flowroute-api 3.6)
    bool strict = false; ///< refuse a limit above the maximum instead of clamping it
    QString tlsCertificate; ///< path of a PEM file; with it https is served
    QString tlsKey; ///< path of the private key for it, PEM
    QStringList faults; ///< rules of FaultRule
    bool hostile = false; ///< every answer is nasty, in turns (hostilerota.h)
    QStringList hostileOnly; ///< the names of those whose turn comes; empty: of all
    bool readyJson = false;
    bool exitWithStdin = false;

    /// Fills in random keys where none are given.
    void makeKeys();
    bool usesTls() const { return !tlsCertificate.isEmpty(); }
};

/// What a command line comes to: options, or a text to print (help, version) with an exit code.
struct CommandLine {
    Options options;
    QString text;
    int exitCode = 0;
    bool run = false;

    /// `arguments` with the program's name first. Keys come from --access-key and --secret-key or from
    /// TRUNKLINE_SANDBOX_ACCESS_KEY and TRUNKLINE_SANDBOX_SECRET_KEY, which others on the machine cannot
    /// read.
    static CommandLine parse(const QStringList &arguments, const QProcessEnvironment &environment);
};

} // namespace sandbox
