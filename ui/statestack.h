// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

#include <QStackedWidget>

class QLabel;
class QPushButton;

namespace trunkline {

/// The four honest states of a page: loading, empty, failed, rows (house.md 5). Failure says what, why and
/// what now, with Details. The content widget keeps its state while another face is shown.
class StateStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit StateStack(QWidget *parent = nullptr);

    /// Takes ownership; to be called once.
    void setContent(QWidget *content);

    void showLoading(const QString &text);
    /// For an empty result: what that means and what to do next. `actionText` empty: no button.
    void showEmpty(const QString &title, const QString &hint, const QString &actionText = {});
    void showFailed(const ApiError &error);
    void showRows();
    bool showsRows() const;

Q_SIGNALS:
    void retryRequested(); ///< the button of the failed face
    void emptyActionRequested(); ///< the button of the empty face

private:
    void addDetailsButton();
    QWidget *makeMessageFace(QLabel **title, QLabel **text, QPushButton **button);

    QWidget *m_content = nullptr;
    QWidget *m_loadingFace = nullptr;
    QWidget *m_emptyFace = nullptr;
    QWidget *m_failedFace = nullptr;
    QLabel *m_loadingText = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyHint = nullptr;
    QPushButton *m_emptyAction = nullptr;
    QLabel *m_failedTitle = nullptr;
    QLabel *m_failedText = nullptr;
    QPushButton *m_failedRetry = nullptr;
    QPushButton *m_failedDetailsButton = nullptr;
    QString m_failedDetails;
};

} // namespace trunkline
