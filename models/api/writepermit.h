// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace trunkline {

class Journal;

/// The right to change something once. Only the journal can make one, after it has recorded the intent, so
/// code that calls a changing function without going through the journal does not compile. Move-only: one
/// permit, one request.
class WritePermit {
public:
    WritePermit(WritePermit &&other) noexcept
        : m_intent(std::exchange(other.m_intent, 0))
    {
    }
    WritePermit &operator=(WritePermit &&) = delete;
    WritePermit(const WritePermit &) = delete;
    ~WritePermit() = default;

    /// The intent this permit was made for; 0 once moved from.
    long long intent() const { return m_intent; }

private:
    friend class Journal;
    explicit WritePermit(long long intent)
        : m_intent(intent)
    {
    }
    long long m_intent;
};

} // namespace trunkline
