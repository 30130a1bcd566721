#include "storage/session_name.h"

#include <nlohmann/json.hpp>

#include "storage/json_cursor.h"
#include "storage/session_head.h"

namespace storage {

namespace {

using Json = nlohmann::ordered_json;

/// Takes what stands at the head, and ends the reading where the things begin.
class Head {
 public:
  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t) { return true; }
  bool number_unsigned(std::uint64_t v) {
    if (depth_ == 1 && key_ == "journal_seq") name.point.seq = v;
    return true;
  }
  bool number_float(double, const std::string&) { return true; }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& v) {
    if (depth_ != 1) return true;
    if (key_ == "format") is_session = v == kSessionFormat;
    if (key_ == "id") name.id = base::Id::parse(v).value_or(base::Id{});
    if (key_ == "journal_hash") name.point.hash = parse_hash(v);
    return true;
  }
  bool start_object(std::size_t) { return ++depth_, true; }
  bool end_object() { return --depth_, true; }
  bool start_array(std::size_t) { return ++depth_, true; }
  bool end_array() { return --depth_, true; }
  bool key(std::string& k) {
    if (depth_ != 1) return true;
    key_ = std::move(k);
    const bool things = key_ == "questions" || key_ == "agenda" || key_ == "boards";
    return !things || !is_known();
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

  bool is_known() const { return is_session && !name.id.nil(); }

  SessionName name;
  bool is_session = false;

 private:
  int depth_ = 0;
  std::string key_;
};

}  // namespace

std::optional<SessionName> session_name(std::string_view text) {
  Head head;
  Progress progress(text);
  (void)Json::sax_parse(Cursor(progress), Cursor(progress), &head);
  if (!head.is_known()) return {};
  return head.name;
}

}  // namespace storage
