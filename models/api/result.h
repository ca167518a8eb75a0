// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"

#include <utility>
#include <variant>

namespace trunkline {

/// For calls whose answer carries nothing (204).
struct Nothing {
    friend bool operator==(const Nothing &, const Nothing &) = default;
};

/// A value or an ApiError, never both, never neither.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(ApiError error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const { return std::get<0>(m_state); }
    T takeValue() { return std::move(std::get<0>(m_state)); }
    const ApiError &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, ApiError> m_state;
};

} // namespace trunkline
