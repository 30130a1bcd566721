#include "ops/op_line.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "model/codec.h"

namespace ops {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using namespace model;

Json begun(const char* verb, const char* kind, Id board) {
  Json j;
  put(j, "do", verb);
  put(j, "what", kind);
  if (!board.nil()) put(j, "board", to_json(board));
  return j;
}

template <class T>
Json write(const Add<T>& op) {
  Json item;
  put(item, "id", to_json(op.item.id));
  write_fields(item, op.item);
  Json j = begun("add", Fields<T>::kind, op.board);
  put(j, "item", std::move(item));
  return j;
}

template <class T>
Json write(const Remove<T>& op) {
  Json j = begun("remove", Fields<T>::kind, op.board);
  put(j, "id", to_json(op.id));
  return j;
}

template <class T>
Json write(const Change<T>& op) {
  Json j = begun("change", Fields<T>::kind, op.board);
  put(j, "id", to_json(op.id));
  put(j, "set", patch_to_json(op.set));
  return j;
}

/// What of `j` has none of these names, as an object in one line; "" where there is nothing.
std::string unknown_in(const Json& j, const std::vector<std::string_view>& known) {
  Json extra = Json::object();
  for (const auto& [key, value] : j.items())
    if (std::find(known.begin(), known.end(), key) == known.end()) extra[key] = value;
  return extra.empty() ? "" : extra.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class T>
std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names{"id"};
  for_each_field<T>([&](const auto& f) { names.push_back(f.name); });
  return names;
}

Error unreadable(std::string why) {
  return {ErrorCode::format, "the op is not readable: " + why, {}};
}

Result<Id> read_id(const Json& j, const char* key) {
  Id id;
  const Json* it = get(j, key);
  if (!it) return id;
  const std::string wrong = from_json(*it, id);
  if (!wrong.empty()) return unreadable(fmt::format("\"{}\": {} expected", key, wrong));
  return id;
}

template <class T>
Result<Op> read(const Json& j, const std::string& verb) {
  const auto board = read_id(j, "board");
  if (!board) return board.error();
  if (verb == "add") {
    const Json* it = get(j, "item");
    if (!it || !it->is_object()) return unreadable("\"item\" is missing");
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
      op.item.extra = unknown_in(*it, field_names<T>());
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
  const Json* set = get(j, "set");
  const std::string wrong = !set ? "\"set\" is missing" : patch_from_json(*set, op.set);
  if (!wrong.empty()) return unreadable(wrong);
  return Op(std::move(op));
}

}  // namespace

std::string to_json_line(const Op& op) {
  return std::visit([](const auto& o) { return write(o); }, op)
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Op> from_json_line(std::string_view line) {
  const Json j = Json::parse(line, nullptr, false);
  if (j.is_discarded()) return Error{ErrorCode::parse, "the op is not JSON", {}};
  if (!j.is_object()) return unreadable("it is not an object");
  const Json *verb = get(j, "do"), *what = get(j, "what");
  if (!verb || !verb->is_string()) return unreadable("\"do\" is missing");
  if (!what || !what->is_string()) return unreadable("\"what\" is missing");
  const auto& v = verb->get_ref<const std::string&>();
  const auto& w = what->get_ref<const std::string&>();
  if (w == Fields<Session>::kind) return read<Session>(j, v);
  std::optional<Result<Op>> op;
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    if (w == Fields<T>::kind) op = read<T>(j, v);
  });
  return op ? std::move(*op) : unreadable("\"what\" names no kind of thing");
}

}  // namespace ops
