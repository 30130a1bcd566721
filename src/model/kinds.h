// The one list of all kinds of things: which map keeps them, what a file calls it, and by which
// fields they name others. Ops, journal, session files, their repair and the invariants follow from
// it: a kind with a row here and its fields in fields.h is changed, undone, journalled and saved.
// The session itself is no row: no map keeps it, and it is only ever changed.
//  1. Rows stand in the order of the file; a map, and a key in its object, stands in one row.
//  2. Every field of type Id is a link (invariants.cpp asserts it). A thing on a board names things
//     of that board or of the session, any other only things of the session.
//  3. What is named stands before what names it; but a card's island stands behind it.
#pragma once

#include <map>

#include "model/fields.h"

namespace model {

/// Whether a thing can do without what its link names: nil then, or it goes with that.
enum class Need { can_be_nil, always };

/// The field `M`, by which a thing names one of the kinds `To`, the likeliest first.
template <auto M, class... To>
struct Link {
  static constexpr auto member = M;
  const char* words;  // of it in a refusal
  Need need;
  template <class T>
  static constexpr bool may_name = (std::is_same_v<T, To> || ...);
};
template <auto M, class... To>
constexpr Link<M, To...> may_name(const char* words) {
  return {words, Need::can_be_nil};
}
template <auto M, class... To>
constexpr Link<M, To...> must_name(const char* words) {
  return {words, Need::always};
}

/// A row: the things that a board's or session's map `M` keeps.
template <auto M, class... Links>
struct Kind {
  using Thing = typename MemberOf<decltype(M)>::Value::mapped_type;
  using Keeper = typename MemberOf<decltype(M)>::Owner;  // Board or Session
  static constexpr auto things = M;
  const char* list;  // its key in a file
  std::tuple<Links...> links;
  bool rare = false;  // files leave the list out while it is empty
};
template <auto M, class... Links>
constexpr Kind<M, Links...> kept_in(const char* list, Links... links) {
  return {list, {links...}};
}

template <auto M, class... Links>
constexpr Kind<M, Links...> rarely_kept_in(const char* list, Links... links) {
  return {list, {links...}, true};
}

inline constexpr std::tuple kKinds{
    kept_in<&Session::questions>("questions"),
    rarely_kept_in<&Session::agenda>(
        "agenda", may_name<&AgendaStep::question, Question>(base::msgid("its question"))),
    rarely_kept_in<&Session::inquiries>("inquiries"),
    rarely_kept_in<&Session::answers>(
        "answers", must_name<&Answer::inquiry, Inquiry>(base::msgid("what was asked"))),
    rarely_kept_in<&Session::report_texts>("report_texts"),
    kept_in<&Session::boards>("boards",
                              may_name<&Board::question, Question>(base::msgid("its question"))),
    kept_in<&Board::cards>("cards", may_name<&Card::island, Island>(base::msgid("its island")),
                           may_name<&Card::twin, Card>(base::msgid("its twin"))),
    kept_in<&Board::islands>("islands",
                             may_name<&Island::parent, Island>(base::msgid("its parent"))),
    kept_in<&Board::relations>("relations",
                               must_name<&Relation::from, Island, Card>(base::msgid("an end")),
                               must_name<&Relation::to, Island, Card>(base::msgid("an end"))),
    kept_in<&Board::votes>("votes",
                           must_name<&Vote::target, Island, Card>(base::msgid("its target"))),
    rarely_kept_in<&Board::circles>("circles"),
    rarely_kept_in<&Board::passages>(
        "passages", may_name<&Passage::about, Island, Card>(base::msgid("what it is about")),
        may_name<&Passage::relation, Relation>(base::msgid("its relation"))),
    rarely_kept_in<&Board::redactions>(
        "redactions", must_name<&Redaction::about, Card, Island>(base::msgid("what it is about")))};

inline constexpr std::size_t kKindCount = std::tuple_size_v<decltype(kKinds)>;

/// Calls f(row) for every kind, by value, so that decltype(row) is the row's type.
template <class F>
constexpr void for_each_kind(F&& f) {
  std::apply([&](const auto&... row) { (f(std::remove_cvref_t<decltype(row)>(row)), ...); },
             kKinds);
}
/// Likewise for those that a `Keeper` keeps: Board or Session.
template <class Keeper, class F>
constexpr void for_each_kind_in(F&& f) {
  for_each_kind([&](auto row) {
    if constexpr (std::is_same_v<typename decltype(row)::Keeper, Keeper>) f(row);
  });
}

/// T's place in the list; the session's is one past the last.
template <class T>
constexpr std::size_t kind_index() {
  std::size_t index = 0, at = 0;
  for_each_kind([&](auto row) {
    if (std::is_same_v<typename decltype(row)::Thing, T>) index = at;
    ++at;
  });
  return std::is_same_v<T, Session> ? at : index;
}
template <class T>
inline constexpr auto kind_of = std::get<kind_index<T>()>(kKinds);
template <class T>
inline constexpr bool kIsOnBoard = std::is_same_v<typename decltype(kind_of<T>)::Keeper, Board>;

/// Calls f(link) for every link of T, by value.
template <class T, class F>
constexpr void for_each_link(F&& f) {
  std::apply([&](const auto&... link) { (f(std::remove_cvref_t<decltype(link)>(link)), ...); },
             kind_of<T>.links);
}

/// The map that keeps T: the board's, or the session's for what lies on no board.
/// Requires: a board for what lies on one.
template <class T, class SessionOrConst, class BoardOrConst>
auto& things_of(SessionOrConst& session, BoardOrConst* board) {
  if constexpr (kIsOnBoard<T>)
    return board->*kind_of<T>.things;
  else
    return session.*kind_of<T>.things;
}

/// Whether `id` is something the link may name.
template <auto M, class... To>
bool is_there(const Link<M, To...>&, const Session& session, const Board* board, Id id) {
  return (things_of<To>(session, board).contains(id) || ...);
}

}  // namespace model
