// Op: the one way a session changes. Small, serialisable, names things by id, and knows neither the
// app nor the clock nor the disk. Undo, journal, replay and tests all speak it.
#pragma once

#include <variant>

#include "base/result.h"
#include "model/kinds.h"

namespace ops {

using base::Id;

/// Adds `item` (its id unused so far). `board` is nil for what the session keeps, a Board too, which
/// is added empty: its things follow as ops of their own.
template <class T>
struct Add {
  Id board;
  T item;
};
/// Removes the thing; refused while anything still refers to it.
template <class T>
struct Remove {
  Id board;
  Id id;
};
/// Gives some fields of the thing new values. For a Session `id` is the session's.
template <class T>
struct Change {
  Id board;
  Id id;
  model::Patch<T> set;
};

namespace detail {
template <class... Kind>
std::variant<Add<typename Kind::Thing>..., Remove<typename Kind::Thing>...,
             Change<typename Kind::Thing>..., Change<model::Session>>
    any_op(std::tuple<Kind...>);
}  // namespace detail
using AnyOp = decltype(detail::any_op(model::kKinds));

/// One change. A class of its own, so that copying and destroying any of the kinds is compiled
/// once, in op.cpp, and not in every file that holds an Op.
struct Op : AnyOp {
  using AnyOp::AnyOp;
  Op(const Op&);
  Op(Op&&) noexcept;
  Op& operator=(const Op&);
  Op& operator=(Op&&) noexcept;
  ~Op();
};

/// Carries the op out and returns its inverse, or refuses (ErrorCode::invalid, says why) and leaves
/// the session as it was. Every invariant of model/invariants.h holds afterwards if it held before.
/// Lengths are rounded to 0.001 mm (ink to 0.01) and angles to 1e-6 first, as the journal writes
/// them, so that a replay gives the very same session.
base::Result<Op> apply(model::Session& session, const Op& op);

/// The op with its numbers as apply() rounds them.
Op settled(Op op);

/// The board and the thing an op is about (both nil-able), for whoever keeps things in step.
struct Touched {
  std::size_t kind;  // model::kind_index
  Id board;
  Id id;
  template <class T>
  bool is() const {
    return kind == model::kind_index<T>();
  }
};
Touched touched_by(const Op& op);

}  // namespace ops
