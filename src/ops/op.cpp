#include "ops/op.h"

#include "model/invariants.h"
#include "model/rounding.h"

namespace ops {

Op::Op(const Op&) = default;
Op::Op(Op&&) noexcept = default;
Op& Op::operator=(const Op&) = default;
Op& Op::operator=(Op&&) noexcept = default;
Op::~Op() = default;

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Sentence;
using base::sentence;
using namespace model;

Error refused(Sentence why) { return {ErrorCode::invalid, std::move(why), {}}; }

// As the journal would bring it back.
template <class T>
T settled(T item) {
  round_fields(item);
  return item;
}

template <class T>
Patch<T> settled_patch(Patch<T> patch) {
  std::apply([](auto&... v) { ((v ? round_value(*v) : void()), ...); }, patch.values);
  return patch;
}

bool is_empty(const Board& b) {
  bool empty = true;
  for_each_kind_in<Board>([&](auto row) { empty = empty && (b.*row.things).empty(); });
  return empty;
}

// --- what a kind asks beyond its links: "" when that holds

/// Of a thing among the others, itself there or not yet.
Sentence wrong_place(const Board* b, const Island& i) {
  int depth = 0;
  for (Id at = i.parent; !at.nil(); ++depth) {
    if (at == i.id) return sentence("an island cannot lie within itself");
    if (depth >= kMaxDepth) return sentence("islands are nested too deep");
    const Island* up = find_island(*b, at);
    if (!up) break;
    at = up->parent;
  }
  return {};
}
template <class T>
Sentence wrong_place(const Board*, const T&) {
  return {};
}

/// An island put under a parent takes its own nested islands along: the deepest must still fit.
Sentence wrong_depth(const Board* b, const Island& i) {
  for (const Id id : subtree_of(*b, i.id))
    if (path_to(*b, id).size() > std::size_t(kMaxDepth))
      return sentence("islands are nested too deep");
  return {};
}
template <class T>
Sentence wrong_depth(const Board*, const T&) {
  return {};
}

Sentence wrong_to_add(const Board& b) {
  return is_empty(b) ? Sentence() : sentence("a board is added empty");
}
template <class T>
Sentence wrong_to_add(const T&) {
  return {};
}

Sentence wrong_to_remove(const Board& b) {
  return is_empty(b) ? Sentence() : sentence("a board is removed only when it is empty");
}
template <class T>
Sentence wrong_to_remove(const T&) {
  return {};
}

// --- links

template <class T>
Sentence wrong_links(const Session& s, const Board* b, const T& thing) {
  Sentence wrong = wrong_place(b, thing);
  for_each_link<T>([&](auto link) {
    const Id named = thing.*link.member;
    if (!wrong.empty() || (named.nil() && link.need == Need::can_be_nil)) return;
    if (!is_there(link, s, b, named))
      wrong = b ? sentence("{} is not on this board", sentence(link.words))
                : sentence("{} is not there", sentence(link.words));
  });
  return wrong;
}

/// Whether a K names the T of this id.
template <class T, class K>
bool is_named(const Session& s, const Board* b, Id id, Need need) {
  bool found = false;
  for_each_link<K>([&](auto link) {
    if constexpr (decltype(link)::template may_name<T>) {
      if (link.need != need) return;
      const auto look = [&](const auto& things) {
        for (const auto& [k, thing] : things) found = found || thing.*link.member == id;
      };
      if constexpr (kIsOnBoard<K> && !kIsOnBoard<T>)
        for (const auto& [k, board] : s.boards) look(things_of<K>(s, &board));
      else
        look(things_of<K>(s, b));
    }
  });
  return found;
}

/// "a vote": what names it, first of all what cannot do without it; "" where nothing does.
template <class T>
Sentence referred_by(const Session& s, const Board* b, Id id) {
  Sentence by;
  for (const Need need : {Need::always, Need::can_be_nil})
    for_each_kind([&](auto row) {
      using K = typename decltype(row)::Thing;
      if (!by.empty() || !is_named<T, K>(s, b, id, need)) return;
      const bool vowel = std::string_view("aeiou").find(*Fields<K>::kind) != std::string_view::npos;
      by = vowel ? sentence("an {}", sentence(Fields<K>::kind))
                 : sentence("a {}", sentence(Fields<K>::kind));
    });
  return by;
}

template <class T>
Error no_such(Id id) {
  return refused(sentence("there is no {} {}", sentence(Fields<T>::kind), id.str()));
}

/// What was answered is not asked otherwise: the answers would say something else.
Sentence wrong_after_answers(const Session& s, Id id, const Patch<Inquiry>& was) {
  const bool otherwise = was.get<&Inquiry::kind>() || was.get<&Inquiry::choices>();
  return otherwise && is_named<Inquiry, Answer>(s, nullptr, id, Need::always)
             ? sentence("what was answered already cannot be asked otherwise")
             : Sentence();
}
template <class T>
Sentence wrong_after_answers(const Session&, Id, const Patch<T>&) {
  return {};
}

// --- carrying out

/// The board an op is about; null, where it needs none or there is none.
template <class T>
Board* board_of(Session& s, Id board) {
  return kIsOnBoard<T> ? s.board(board) : nullptr;
}

template <class T>
Result<Op> run(Session& s, const Add<T>& op) {
  Board* b = board_of<T>(s, op.board);
  if (kIsOnBoard<T> && !b) return no_such<Board>(op.board);
  T item = settled(op.item);
  Sentence wrong = wrong_to_add(item);
  if (wrong.empty()) wrong = wrong_with(item);
  if (wrong.empty()) wrong = wrong_links(s, b, item);
  if (!wrong.empty()) return refused(sentence("{}: {}", sentence(Fields<T>::kind), wrong));
  if (id_in_use(s, item.id)) return refused(sentence("the id {} is in use", item.id.str()));
  const Id id = item.id;
  things_of<T>(s, b).emplace(id, std::move(item));
  return Op(Remove<T>{b ? op.board : Id{}, id});
}

template <class T>
Result<Op> run(Session& s, const Remove<T>& op) {
  Board* b = board_of<T>(s, op.board);
  if (kIsOnBoard<T> && !b) return no_such<Board>(op.board);
  auto& all = things_of<T>(s, b);
  const auto it = all.find(op.id);
  if (it == all.end()) return no_such<T>(op.id);
  if (const Sentence wrong = wrong_to_remove(it->second); !wrong.empty()) return refused(wrong);
  if (const Sentence by = referred_by<T>(s, b, op.id); !by.empty())
    return refused(
        sentence("{} {} is still referred to by {}", sentence(Fields<T>::kind), op.id.str(), by));
  Op inverse = Add<T>{b ? op.board : Id{}, std::move(it->second)};
  all.erase(it);
  return inverse;
}

template <class T>
Result<Op> run(Session& s, const Change<T>& op) {
  Board* b = board_of<T>(s, op.board);
  if (kIsOnBoard<T> && !b) return no_such<Board>(op.board);
  auto& all = things_of<T>(s, b);
  const auto it = all.find(op.id);
  if (it == all.end()) return no_such<T>(op.id);
  const Patch<T> inverse = apply_patch(it->second, settled_patch(op.set));
  Sentence wrong = wrong_with(it->second);
  if (wrong.empty()) wrong = wrong_links(s, b, it->second);
  if (wrong.empty()) wrong = wrong_depth(b, it->second);
  if (wrong.empty()) wrong = wrong_after_answers(s, op.id, inverse);
  if (!wrong.empty()) {
    apply_patch(it->second, inverse);
    return refused(sentence("{} {}: {}", sentence(Fields<T>::kind), op.id.str(), wrong));
  }
  return Op(Change<T>{b ? op.board : Id{}, op.id, inverse});
}

Result<Op> run(Session& s, const Change<Session>& op) {
  if (op.id != s.id) return no_such<Session>(op.id);
  const auto inverse = apply_patch(s, op.set);
  const Sentence wrong = wrong_with(s);
  if (!wrong.empty()) {
    apply_patch(s, inverse);
    return refused(sentence("{}: {}", sentence(Fields<Session>::kind), wrong));
  }
  return Op(Change<Session>{{}, op.id, inverse});
}

template <class T>
Touched touched(const Add<T>& op) {
  return {kind_index<T>(), op.board, op.item.id};
}
template <class T>
Touched touched(const Remove<T>& op) {
  return {kind_index<T>(), op.board, op.id};
}
template <class T>
Touched touched(const Change<T>& op) {
  return {kind_index<T>(), op.board, op.id};
}

}  // namespace

Result<Op> apply(Session& session, const Op& op) {
  return std::visit([&](const auto& o) { return run(session, o); }, op);
}

Op settled(Op op) {
  std::visit(
      [](auto& o) {
        if constexpr (requires { o.set.values; })
          o.set = settled_patch(std::move(o.set));
        else if constexpr (requires { o.item; })
          o.item = settled(std::move(o.item));
      },
      static_cast<AnyOp&>(op));
  return op;
}

Touched touched_by(const Op& op) {
  Touched t = std::visit([](const auto& o) { return touched(o); }, op);
  if (t.is<Board>()) t.board = t.id;
  return t;
}

}  // namespace ops
