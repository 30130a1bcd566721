// SessionBuilder: a session put together while its file is read, event by event; session_reader's.
// A kind is named by its model::kind_index.
//  1. Of each kind at most one thing is begun at a time: a board keeps no boards.
#pragma once

#include "storage/session_reader.h"

namespace storage {

class SessionBuilder {
 public:
  /// A new thing of the kind, which begins at this byte of the text.
  void begin(std::size_t kind, std::size_t at) {
    model::for_each_kind([&](auto row) {
      using T = typename decltype(row)::Thing;
      if (kind == model::kind_index<T>()) begun<T>() = {{}, at, {}};
    });
  }

  /// f(thing) for what is begun of the kind.
  template <class F>
  void with(std::size_t kind, F&& f) {
    if (kind == model::kind_index<model::Session>()) return f(session_.thing);
    model::for_each_kind([&](auto row) {
      using T = typename decltype(row)::Thing;
      if (kind == model::kind_index<T>()) f(begun<T>().thing);
    });
  }

  /// It is whole: it goes to those of what keeps it.
  void finish(std::size_t kind) {
    model::for_each_kind([&](auto row) {
      using T = typename decltype(row)::Thing;
      if (kind == model::kind_index<T>())
        begun<typename decltype(row)::Keeper>().template all<T>().push_back(std::move(begun<T>()));
    });
  }

  FoundSession take(const JournalPoint& journal) {
    session_.journal = journal;
    return std::move(session_);
  }

 private:
  template <class... Kind>
  static std::tuple<Found<typename Kind::Thing>...> one_of_each(std::tuple<Kind...>);

  template <class T>
  Found<T>& begun() {
    if constexpr (std::is_same_v<T, model::Session>)
      return session_;
    else
      return std::get<Found<T>>(begun_);
  }

  FoundSession session_;
  decltype(one_of_each(model::kKinds)) begun_;
};

}  // namespace storage
