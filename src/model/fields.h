// One list of fields for each kind of thing: from it come the file's keys, the patches of ops,
// their inverses and the journal. A field added here is saved, undone and journalled; nowhere else.
#pragma once

#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/sentence.h"
#include "model/session.h"

namespace model {

template <class M>
struct MemberOf;
template <class C, class V>
struct MemberOf<V C::*> {
  using Owner = C;
  using Value = V;
};

/// A named field; `M` is a pointer to a member.
template <auto M>
struct Field {
  using Value = typename MemberOf<decltype(M)>::Value;
  static constexpr auto member = M;
  const char* name;
  bool rare = false;  // files leave it out while it has its default
};

template <class T>
struct Fields;

template <>
struct Fields<Card> {
  static constexpr const char* kind = base::msgid("card");
  static constexpr std::tuple list{
      Field<&Card::text>{"text"},      Field<&Card::color>{"color"},
      Field<&Card::pos>{"pos"},        Field<&Card::turn>{"turn"},
      Field<&Card::size>{"size"},      Field<&Card::z>{"z"},
      Field<&Card::place>{"place"},    Field<&Card::island>{"island"},
      Field<&Card::alone>{"alone"},    Field<&Card::who>{"who"},
      Field<&Card::seat>{"seat"},      Field<&Card::made>{"made"},
      Field<&Card::ink>{"ink", true},  Field<&Card::twin>{"twin", true},
      Field<&Card::read>{"read", true}, Field<&Card::origin>{"origin", true}};
};
template <>
struct Fields<Island> {
  static constexpr const char* kind = base::msgid("island");
  static constexpr std::tuple list{
      Field<&Island::plate>{"plate"},           Field<&Island::plate_pos>{"plate_pos"},
      Field<&Island::plate_turn>{"plate_turn"}, Field<&Island::plate_size>{"plate_size"},
      Field<&Island::parent>{"parent"},         Field<&Island::level>{"level"},
      Field<&Island::closed>{"closed"},         Field<&Island::symbol>{"symbol"},
      Field<&Island::color>{"color"},           Field<&Island::made>{"made"},
      Field<&Island::number>{"number", true},   Field<&Island::stop>{"stop", true},
      Field<&Island::plain>{"plain", true}};
};
template <>
struct Fields<Relation> {
  static constexpr const char* kind = base::msgid("relation");
  static constexpr std::tuple list{Field<&Relation::kind>{"kind"}, Field<&Relation::from>{"from"},
                                   Field<&Relation::to>{"to"}, Field<&Relation::words>{"words"},
                                   Field<&Relation::made>{"made"}};
};
template <>
struct Fields<Vote> {
  static constexpr const char* kind = base::msgid("vote");
  static constexpr std::tuple list{
      Field<&Vote::target>{"target"},   Field<&Vote::points>{"points"},
      Field<&Vote::who>{"who"},         Field<&Vote::made>{"made"},
      Field<&Vote::seat>{"seat", true}, Field<&Vote::secret>{"secret", true}};
};
template <>
struct Fields<Board> {
  static constexpr const char* kind = base::msgid("board");
  static constexpr std::tuple list{
      Field<&Board::order>{"order"},         Field<&Board::title>{"title"},
      Field<&Board::question>{"question"},   Field<&Board::table>{"table"},
      Field<&Board::step>{"step"},           Field<&Board::round>{"round"},
      Field<&Board::narrative>{"narrative"}, Field<&Board::weighing>{"weighing", true},
      Field<&Board::ground>{"ground", true}, Field<&Board::notes>{"notes", true},
      Field<&Board::legend>{"legend", true}, Field<&Board::index_map>{"index_map", true}};
};
template <>
struct Fields<Circle> {
  static constexpr const char* kind = base::msgid("cross circle");
  static constexpr std::tuple list{Field<&Circle::words>{"words"}, Field<&Circle::loop>{"loop"},
                                   Field<&Circle::made>{"made"}};
};
template <>
struct Fields<Passage> {
  static constexpr const char* kind = base::msgid("passage");
  static constexpr std::tuple list{Field<&Passage::order>{"order"}, Field<&Passage::about>{"about"},
                                   Field<&Passage::relation>{"relation"},
                                   Field<&Passage::text>{"text"}, Field<&Passage::draft>{"draft"}};
};
template <>
struct Fields<Redaction> {
  static constexpr const char* kind = base::msgid("redaction");
  static constexpr std::tuple list{Field<&Redaction::about>{"about"},
                                   Field<&Redaction::words>{"words"},
                                   Field<&Redaction::instead>{"instead"}};
};
template <>
struct Fields<Inquiry> {
  static constexpr const char* kind = base::msgid("question of the questionnaire");
  static constexpr std::tuple list{Field<&Inquiry::order>{"order"}, Field<&Inquiry::kind>{"kind"},
                                   Field<&Inquiry::text>{"text"},
                                   Field<&Inquiry::choices>{"choices", true}};
};
template <>
struct Fields<Answer> {
  static constexpr const char* kind = base::msgid("answer");
  static constexpr std::tuple list{Field<&Answer::inquiry>{"inquiry"},
                                   Field<&Answer::value>{"value"},
                                   Field<&Answer::text>{"text", true},
                                   Field<&Answer::secret>{"secret", true}};
};
template <>
struct Fields<ReportText> {
  static constexpr const char* kind = base::msgid("text of the report");
  static constexpr std::tuple list{Field<&ReportText::part>{"part"},
                                   Field<&ReportText::text>{"text"}};
};
template <>
struct Fields<Question> {
  static constexpr const char* kind = base::msgid("question");
  static constexpr std::tuple list{Field<&Question::order>{"order"},
                                   Field<&Question::text>{"text"}};
};
template <>
struct Fields<AgendaStep> {
  static constexpr const char* kind = base::msgid("agenda step");
  static constexpr std::tuple list{
      Field<&AgendaStep::order>{"order"}, Field<&AgendaStep::question>{"question"},
      Field<&AgendaStep::step>{"step"}, Field<&AgendaStep::minutes>{"minutes"},
      Field<&AgendaStep::words>{"words"}};
};
template <>
struct Fields<Session> {
  static constexpr const char* kind = base::msgid("session");
  static constexpr std::tuple list{Field<&Session::title>{"title"},
                                   Field<&Session::date>{"date"},
                                   Field<&Session::venue>{"venue"},
                                   Field<&Session::evening>{"evening", true},
                                   Field<&Session::group>{"group", true},
                                   Field<&Session::makers>{"makers"},
                                   Field<&Session::notes>{"notes"},
                                   Field<&Session::anonymous>{"anonymous", true},
                                   Field<&Session::made>{"made"},
                                   Field<&Session::readings>{"readings", true},
                                   Field<&Session::at_step>{"at_step", true},
                                   Field<&Session::step_began>{"step_began", true},
                                   Field<&Session::step_left_s>{"step_left_s", true},
                                   Field<&Session::step_paused>{"step_paused", true},
                                   Field<&Session::moments>{"moments", true},
                                   Field<&Session::report_parts>{"report_parts", true}};
};

/// Calls f(field) for every field of T, in file order.
template <class T, class F>
constexpr void for_each_field(F&& f) {
  std::apply([&](const auto&... field) { (f(field), ...); }, Fields<T>::list);
}

namespace detail {
template <class Tuple>
struct PatchTuple;
template <class... F>
struct PatchTuple<std::tuple<F...>> {
  using type = std::tuple<std::optional<typename F::Value>...>;
};
template <class Tuple, auto M>
struct IndexOf;
template <auto M, class... Rest>
struct IndexOf<std::tuple<Field<M>, Rest...>, M> : std::integral_constant<std::size_t, 0> {};
template <auto M, class First, class... Rest>
struct IndexOf<std::tuple<First, Rest...>, M>
    : std::integral_constant<std::size_t, 1 + IndexOf<std::tuple<Rest...>, M>::value> {};
}  // namespace detail

/// New values for some of T's fields.
template <class T>
struct Patch {
  using List = std::remove_const_t<decltype(Fields<T>::list)>;
  typename detail::PatchTuple<List>::type values;

  template <auto M>
  Patch& set(typename Field<M>::Value value) {
    get<M>() = std::move(value);
    return *this;
  }
  template <auto M>
  auto& get() {
    return std::get<detail::IndexOf<List, M>::value>(values);
  }
  template <auto M>
  const auto& get() const {
    return std::get<detail::IndexOf<List, M>::value>(values);
  }
  bool empty() const {
    return std::apply([](const auto&... v) { return !(v.has_value() || ...); }, values);
  }
  friend bool operator==(const Patch&, const Patch&) = default;
};

/// Puts the patch's values into `thing`; returns the patch that takes them back.
template <class T>
Patch<T> apply_patch(T& thing, const Patch<T>& patch) {
  Patch<T> inverse;
  const auto one = [&](const auto& field, const auto& value, auto& old) {
    if (!value) return;
    auto& member = thing.*(std::remove_cvref_t<decltype(field)>::member);
    old = std::exchange(member, *value);
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (one(std::get<I>(Fields<T>::list), std::get<I>(patch.values), std::get<I>(inverse.values)),
     ...);
  }
  (std::make_index_sequence<std::tuple_size_v<typename Patch<T>::List>>{});
  return inverse;
}

}  // namespace model
