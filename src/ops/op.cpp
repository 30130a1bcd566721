#include "ops/op.h"

#include <fmt/core.h>

#include "model/codec.h"
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
using namespace model;

Error refused(std::string why) { return {ErrorCode::invalid, std::move(why), {}}; }

// As the journal would bring it back.
void settle(double& v) { v = rounded(v); }
void settle(Vec2& v) { v = rounded(v); }
void settle(Size& v) { v = rounded(v); }
void settle(std::vector<InkStroke>& v) {
  for (InkStroke& stroke : v) stroke = rounded(std::move(stroke));
}
template <class T>
void settle(T&) {}

template <class T>
T settled(T item) {
  for_each_field<T>(
      [&](const auto& f) { settle(item.*(std::remove_cvref_t<decltype(f)>::member)); });
  return item;
}

template <class T>
Patch<T> settled_patch(Patch<T> patch) {
  std::apply([](auto&... v) { ((v ? settle(*v) : void()), ...); }, patch.values);
  return patch;
}

template <class T>
std::map<Id, T>& things(Board& b);
template <>
std::map<Id, Card>& things<Card>(Board& b) {
  return b.cards;
}
template <>
std::map<Id, Island>& things<Island>(Board& b) {
  return b.islands;
}
template <>
std::map<Id, Relation>& things<Relation>(Board& b) {
  return b.relations;
}
template <>
std::map<Id, Vote>& things<Vote>(Board& b) {
  return b.votes;
}

bool on_board(const Board& b, Id id) { return b.cards.contains(id) || b.islands.contains(id); }

// What a thing says of others on its board; "" when that holds.
std::string wrong_links(const Board& b, const Card& c) {
  return c.island.nil() || b.islands.contains(c.island) ? "" : "its island is not on this board";
}
std::string wrong_links(const Board& b, const Island& i) {
  int depth = 0;
  for (Id at = i.parent; !at.nil(); ++depth) {
    if (at == i.id) return "an island cannot lie within itself";
    if (depth >= kMaxDepth) return "islands are nested too deep";
    const Island* up = find_island(b, at);
    if (!up) return "its parent is not on this board";
    at = up->parent;
  }
  return {};
}
std::string wrong_links(const Board& b, const Relation& r) {
  return on_board(b, r.from) && on_board(b, r.to) ? "" : "an end is not on this board";
}
std::string wrong_links(const Board& b, const Vote& v) {
  return on_board(b, v.target) ? "" : "its target is not on this board";
}

/// An island put under a parent takes its own nested islands along: the deepest must still fit.
std::string wrong_depth(const Board& b, const Island& i) {
  for (const Id id : subtree_of(b, i.id))
    if (path_to(b, id).size() > std::size_t(kMaxDepth)) return "islands are nested too deep";
  return {};
}
template <class T>
std::string wrong_depth(const Board&, const T&) {
  return {};
}

std::string referred_by(const Board& b, Id id) {
  for (const auto& [rid, r] : b.relations)
    if (r.from == id || r.to == id) return "a relation";
  for (const auto& [vid, v] : b.votes)
    if (v.target == id) return "a vote";
  for (const auto& [cid, c] : b.cards)
    if (c.island == id) return "a card";
  for (const auto& [iid, i] : b.islands)
    if (i.parent == id) return "an island";
  return {};
}

template <class T>
Error no_such(Id id) {
  return refused(fmt::format("there is no {} {}", Fields<T>::kind, id.str()));
}

// --- things on a board

template <class T>
Result<Op> run(Session& s, const Add<T>& op) {
  Board* b = s.board(op.board);
  if (!b) return no_such<Board>(op.board);
  T item = settled(op.item);
  std::string wrong = wrong_with(item);
  if (wrong.empty()) wrong = wrong_links(*b, item);
  if (!wrong.empty()) return refused(fmt::format("{}: {}", Fields<T>::kind, wrong));
  if (id_in_use(s, item.id)) return refused(fmt::format("the id {} is in use", item.id.str()));
  const Id id = item.id;
  things<T>(*b).emplace(id, std::move(item));
  return Op(Remove<T>{op.board, id});
}

template <class T>
Result<Op> run(Session& s, const Remove<T>& op) {
  Board* b = s.board(op.board);
  if (!b) return no_such<Board>(op.board);
  auto& all = things<T>(*b);
  const auto it = all.find(op.id);
  if (it == all.end()) return no_such<T>(op.id);
  const std::string by = referred_by(*b, op.id);
  if (!by.empty())
    return refused(
        fmt::format("{} {} is still referred to by {}", Fields<T>::kind, op.id.str(), by));
  Op inverse = Add<T>{op.board, std::move(it->second)};
  all.erase(it);
  return inverse;
}

template <class T>
Result<Op> run(Session& s, const Change<T>& op) {
  Board* b = s.board(op.board);
  if (!b) return no_such<Board>(op.board);
  auto& all = things<T>(*b);
  const auto it = all.find(op.id);
  if (it == all.end()) return no_such<T>(op.id);
  const Patch<T> inverse = apply_patch(it->second, settled_patch(op.set));
  std::string wrong = wrong_with(it->second);
  if (wrong.empty()) wrong = wrong_links(*b, it->second);
  if (wrong.empty()) wrong = wrong_depth(*b, it->second);
  if (!wrong.empty()) {
    apply_patch(it->second, inverse);
    return refused(fmt::format("{} {}: {}", Fields<T>::kind, op.id.str(), wrong));
  }
  return Op(Change<T>{op.board, op.id, inverse});
}

// --- boards, questions, the session itself

std::string wrong_question(const Session& s, const Board& b) {
  return b.question.nil() || s.questions.contains(b.question) ? "" : "its question is not there";
}

Result<Op> run(Session& s, const Add<Board>& op) {
  const Board& b = op.item;
  std::string wrong = wrong_with(b);
  if (wrong.empty()) wrong = wrong_question(s, b);
  if (!b.cards.empty() || !b.islands.empty() || !b.relations.empty() || !b.votes.empty())
    wrong = "a board is added empty";
  if (!wrong.empty()) return refused("board: " + wrong);
  if (id_in_use(s, b.id)) return refused(fmt::format("the id {} is in use", b.id.str()));
  s.boards.emplace(b.id, b);
  return Op(Remove<Board>{{}, b.id});
}

Result<Op> run(Session& s, const Remove<Board>& op) {
  const auto it = s.boards.find(op.id);
  if (it == s.boards.end()) return no_such<Board>(op.id);
  const Board& b = it->second;
  if (!b.cards.empty() || !b.islands.empty() || !b.relations.empty() || !b.votes.empty())
    return refused("a board is removed only when it is empty");
  Op inverse = Add<Board>{{}, b};
  s.boards.erase(it);
  return inverse;
}

Result<Op> run(Session& s, const Change<Board>& op) {
  Board* b = s.board(op.id);
  if (!b) return no_such<Board>(op.id);
  const auto inverse = apply_patch(*b, settled_patch(op.set));
  std::string wrong = wrong_with(*b);
  if (wrong.empty()) wrong = wrong_question(s, *b);
  if (!wrong.empty()) {
    apply_patch(*b, inverse);
    return refused("board: " + wrong);
  }
  return Op(Change<Board>{{}, op.id, inverse});
}

Result<Op> run(Session& s, const Add<Question>& op) {
  const std::string wrong = wrong_with(op.item);
  if (!wrong.empty()) return refused("question: " + wrong);
  if (id_in_use(s, op.item.id))
    return refused(fmt::format("the id {} is in use", op.item.id.str()));
  s.questions.emplace(op.item.id, op.item);
  return Op(Remove<Question>{{}, op.item.id});
}

Result<Op> run(Session& s, const Remove<Question>& op) {
  const auto it = s.questions.find(op.id);
  if (it == s.questions.end()) return no_such<Question>(op.id);
  for (const auto& [id, b] : s.boards)
    if (b.question == op.id) return refused("the question is still a board's");
  Op inverse = Add<Question>{{}, it->second};
  s.questions.erase(it);
  return inverse;
}

Result<Op> run(Session& s, const Change<Question>& op) {
  const auto it = s.questions.find(op.id);
  if (it == s.questions.end()) return no_such<Question>(op.id);
  const auto inverse = apply_patch(it->second, op.set);
  const std::string wrong = wrong_with(it->second);
  if (!wrong.empty()) {
    apply_patch(it->second, inverse);
    return refused("question: " + wrong);
  }
  return Op(Change<Question>{{}, op.id, inverse});
}

Result<Op> run(Session& s, const Change<Session>& op) {
  if (op.id != s.id) return no_such<Session>(op.id);
  const auto inverse = apply_patch(s, op.set);
  const std::string wrong = wrong_with(s);
  if (!wrong.empty()) {
    apply_patch(s, inverse);
    return refused("session: " + wrong);
  }
  return Op(Change<Session>{{}, op.id, inverse});
}

// --- JSON

template <class T>
Json thing_to_json(const T& item) {
  Json j;
  j["id"] = to_json(item.id);
  write_fields(j, item);
  return j;
}

template <class T>
Json write(const Add<T>& op) {
  Json j;
  j["do"] = "add";
  j["what"] = Fields<T>::kind;
  if (!op.board.nil()) j["board"] = to_json(op.board);
  j["item"] = thing_to_json(op.item);
  return j;
}

template <class T>
Json write(const Remove<T>& op) {
  Json j;
  j["do"] = "remove";
  j["what"] = Fields<T>::kind;
  if (!op.board.nil()) j["board"] = to_json(op.board);
  j["id"] = to_json(op.id);
  return j;
}

template <class T>
Json write(const Change<T>& op) {
  Json j;
  j["do"] = "change";
  j["what"] = Fields<T>::kind;
  if (!op.board.nil()) j["board"] = to_json(op.board);
  j["id"] = to_json(op.id);
  j["set"] = patch_to_json(op.set);
  return j;
}

template <class T>
void keep_unknown(const Json& j, T& item) {
  Json extra = Json::object();
  for (const auto& [key, value] : j.items()) {
    bool known = key == "id";
    for_each_field<T>([&, &key = key](const auto& f) { known = known || key == f.name; });
    if (!known) extra[key] = value;
  }
  if (!extra.empty()) item.extra = extra.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Error unreadable(std::string why) {
  return {ErrorCode::format, "the op is not readable: " + why, {}};
}

Result<Id> read_id(const Json& j, const char* key) {
  Id id;
  const auto it = j.find(key);
  if (it == j.end()) return id;
  const std::string wrong = from_json(*it, id);
  if (!wrong.empty()) return unreadable(fmt::format("\"{}\": {} expected", key, wrong));
  return id;
}

template <class T>
Result<Op> read(const Json& j, const std::string& verb) {
  const auto board = read_id(j, "board");
  if (!board) return board.error();
  if (verb == "add") {
    const auto it = j.find("item");
    if (it == j.end() || !it->is_object()) return unreadable("\"item\" is missing");
    if constexpr (std::is_same_v<T, Session>) {
      return unreadable("a session is not added");
    } else {
      Add<T> op{*board, {}};
      const auto id = read_id(*it, "id");
      if (!id) return id.error();
      op.item.id = *id;
      std::string wrong;
      read_fields(*it, op.item, [&](const char* field, const std::string& expected) {
        wrong = fmt::format("\"{}\": {} expected", field, expected);
      });
      if (!wrong.empty()) return unreadable(wrong);
      keep_unknown(*it, op.item);
      return Op(std::move(op));
    }
  }
  const auto id = read_id(j, "id");
  if (!id) return id.error();
  if (verb == "remove") {
    if constexpr (std::is_same_v<T, Session>)
      return unreadable("a session is not removed");
    else
      return Op(Remove<T>{*board, *id});
  }
  if (verb != "change") return unreadable("\"do\" is none of add, remove, change");
  Change<T> op{*board, *id, {}};
  const auto set = j.find("set");
  const std::string wrong = set == j.end() ? "\"set\" is missing" : patch_from_json(*set, op.set);
  if (!wrong.empty()) return unreadable(wrong);
  return Op(std::move(op));
}

template <class T>
constexpr Touched::Kind touched_kind() {
  using K = Touched::Kind;
  if constexpr (std::is_same_v<T, Card>)
    return K::card;
  else if constexpr (std::is_same_v<T, Island>)
    return K::island;
  else if constexpr (std::is_same_v<T, Relation>)
    return K::relation;
  else if constexpr (std::is_same_v<T, Vote>)
    return K::vote;
  else if constexpr (std::is_same_v<T, Board>)
    return K::board;
  else if constexpr (std::is_same_v<T, Question>)
    return K::question;
  else
    return K::session;
}

template <class T>
Touched touched(const Add<T>& op) {
  return {touched_kind<T>(), op.board, op.item.id};
}
template <class T>
Touched touched(const Remove<T>& op) {
  return {touched_kind<T>(), op.board, op.id};
}
template <class T>
Touched touched(const Change<T>& op) {
  return {touched_kind<T>(), op.board, op.id};
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
  if (t.kind == Touched::Kind::board) t.board = t.id;
  return t;
}

std::string to_json_line(const Op& op) {
  return std::visit([](const auto& o) { return write(o); }, op)
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Op> from_json_line(std::string_view line) {
  const Json j = Json::parse(line, nullptr, false);
  if (j.is_discarded()) return Error{ErrorCode::parse, "the op is not JSON", {}};
  if (!j.is_object()) return unreadable("it is not an object");
  const auto verb = j.find("do"), what = j.find("what");
  if (verb == j.end() || !verb->is_string()) return unreadable("\"do\" is missing");
  if (what == j.end() || !what->is_string()) return unreadable("\"what\" is missing");
  const auto& v = verb->get_ref<const std::string&>();
  const auto& w = what->get_ref<const std::string&>();
  if (w == "card") return read<Card>(j, v);
  if (w == "island") return read<Island>(j, v);
  if (w == "relation") return read<Relation>(j, v);
  if (w == "vote") return read<Vote>(j, v);
  if (w == "board") return read<Board>(j, v);
  if (w == "question") return read<Question>(j, v);
  if (w == "session") return read<Session>(j, v);
  return unreadable("\"what\" names no kind of thing");
}

}  // namespace ops
