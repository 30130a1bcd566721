#include "storage/session_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "model/codec.h"
#include "storage/json_text.h"
#include "storage/session_head.h"
#include "storage/session_keys.h"

namespace storage {
namespace {

using base::Result;
using model::Json;

/// Objects and lists with their commas and indents. A list of numbers is put on one line.
class Pretty {
 public:
  std::string& text() { return out_; }

  void open(char bracket) {
    before_value();
    out_ += bracket;
    if (!levels_.empty()) levels_.back().only_numbers = false;
    levels_.push_back({bracket == '[', true, 0, out_.size()});
  }
  void close() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.is_list && level.only_numbers)
      to_one_line(level.begin);
    else if (level.count > 0)
      new_line();
    out_ += level.is_list ? ']' : '}';
  }
  void key(std::string_view name) {
    comma();
    append_json_string(out_, name);
    out_ += ": ";
    after_key_ = true;
  }
  void string(std::string_view value) {
    before_value();
    if (!levels_.empty()) levels_.back().only_numbers = false;
    append_json_string(out_, value);
  }
  void literal(std::string_view written, bool is_number) {
    before_value();
    if (!is_number && !levels_.empty()) levels_.back().only_numbers = false;
    out_ += written;
  }
  void number(double v) { literal(fmt::format("{}", v), true); }

  /// A value of the model.
  void value(const Json& v) {
    switch (v.type()) {
      case Json::value_t::string:
        string(v.get_ref<const std::string&>());
        break;
      case Json::value_t::number_float:
        number(v.get<double>());
        break;
      case Json::value_t::array:
        open('[');
        for (const Json& item : v) value(item);
        close();
        break;
      default:
        literal(v.dump(), v.is_number());
    }
  }
  std::size_t depth() const { return levels_.size(); }
  /// Back to how it was when `text().size()` and depth() were these, right after a whole member.
  void cut_back(std::size_t size, std::size_t depth, std::size_t count) {
    out_.resize(size);
    levels_.resize(depth);
    levels_.back().count = count;
    after_key_ = false;
  }
  std::size_t count() const { return levels_.back().count; }

 private:
  struct Level {
    bool is_list;
    bool only_numbers;
    std::size_t count;
    std::size_t begin;
  };
  /// What was written since `begin`, numbers alone, without its line ends.
  void to_one_line(std::size_t begin) {
    std::size_t to = begin;
    for (std::size_t from = begin; from < out_.size(); ++from) {
      const char c = out_[from];
      if (c == '\n' || c == ' ') continue;
      out_[to++] = c;
      // Never overtakes: what is read has a line end and an indent after each comma.
      if (c == ',') out_[to++] = ' ';
    }
    out_.resize(to);
  }
  void before_value() {
    if (after_key_)
      after_key_ = false;
    else if (!levels_.empty())
      comma();
  }
  void comma() {
    if (levels_.back().count++ > 0) out_ += ',';
    new_line();
  }
  void new_line() {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
  }
  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

/// Sends the fields of a thing's `extra` to the text, but for keys that are its own by now.
class ExtraPrinter {
 public:
  ExtraPrinter(Pretty& to, std::function<bool(std::string_view)> is_own)
      : to_(to), is_own_(std::move(is_own)) {}

  bool null() { return literal("null", false); }
  bool boolean(bool v) { return literal(v ? "true" : "false", false); }
  bool number_integer(std::int64_t v) { return literal(std::to_string(v), true); }
  bool number_unsigned(std::uint64_t v) { return literal(std::to_string(v), true); }
  bool number_float(double, const std::string& written) { return literal(written, true); }
  bool string(std::string& v) {
    if (begin_value()) to_.string(v);
    return depth_ > 0;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open('{'); }
  bool start_array(std::size_t) { return depth_ > 0 && open('['); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& k) {
    if (depth_ == 1) skipping_ = is_own_(k);
    if (!skipping_) to_.key(k);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

 private:
  bool begin_value() const { return depth_ > 0 && !skipping_; }
  bool literal(std::string_view written, bool is_number) {
    if (begin_value()) to_.literal(written, is_number);
    return depth_ > 0;
  }
  bool open(char bracket) {
    if (depth_ > 0 && !skipping_) to_.open(bracket);
    ++depth_;
    return true;
  }
  bool close() {
    if (--depth_ > 0 && !skipping_) to_.close();
    return true;
  }
  Pretty& to_;
  std::function<bool(std::string_view)> is_own_;
  int depth_ = 0;
  bool skipping_ = false;
};

void write_extra(Pretty& to, const std::string& extra,
                 std::function<bool(std::string_view)> is_own) {
  if (extra.empty()) return;
  const std::size_t size = to.text().size(), depth = to.depth(), count = to.count();
  ExtraPrinter printer(to, std::move(is_own));
  if (!Json::sax_parse(extra, &printer)) to.cut_back(size, depth, count);
}

template <class T>
void write_fields(Pretty& to, const T& thing) {
  model::for_each_field<T>([&](const auto& field) {
    const auto& v = thing.*(std::remove_cvref_t<decltype(field)>::member);
    if (model::is_left_out(field, v)) return;
    to.key(field.name);
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(v)>, std::string>)
      to.string(v);
    else
      to.value(model::to_json(v));
  });
}

/// A thing without what it keeps in lists.
template <class T>
void write_thing(Pretty& to, const T& thing) {
  to.key("id");
  to.string(thing.id.str());
  write_fields(to, thing);
  write_extra(to, thing.extra,
              [](std::string_view key) { return is_key_of(model::kind_index<T>(), key); });
}

class SessionWriter {
 public:
  SessionWriter(const TextSink& sink, std::size_t piece_bytes) : sink_(sink), piece_(piece_bytes) {}

  Result<void> run(const model::Session& s, const JournalPoint& point) {
    to_.open('{');
    to_.key("format");
    to_.string(kSessionFormat);
    to_.key("version");
    to_.literal(std::to_string(kSessionVersion), true);
    to_.key("id");
    to_.string(s.id.str());
    write_fields(to_, s);
    to_.key("journal_seq");
    to_.literal(std::to_string(point.seq), true);
    if (point.hash) {
      to_.key("journal_hash");
      to_.string(hash_text(*point.hash));
    }
    write_extra(to_, s.extra, [](std::string_view key) {
      return is_key_of(model::kind_index<model::Session>(), key);
    });
    if (auto done = write_lists(s); !done) return done;
    if (point.hash) {
      const std::string check = hash_text(text_hash(to_.text(), check_));
      to_.key("check");
      to_.string(check);
    }
    to_.close();
    to_.text() += '\n';
    return sink_(to_.text());
  }

 private:
  /// The lists of a board or session, whatever it keeps.
  template <class Keeper>
  Result<void> write_lists(const Keeper& keeper) {
    Result<void> done;
    model::for_each_kind_in<Keeper>([&](auto row) {
      if (row.rare && (keeper.*row.things).empty()) return;
      if (done) done = write_list(row.list, keeper.*row.things);
    });
    return done;
  }

  template <class T>
  Result<void> write_list(const char* name, const std::map<base::Id, T>& things) {
    to_.key(name);
    to_.open('[');
    for (const auto& [id, thing] : things) {
      to_.open('{');
      write_thing(to_, thing);
      if (auto done = write_lists(thing); !done) return done;
      to_.close();
      if (auto done = hand_on(); !done) return done;
    }
    to_.close();
    return {};
  }

  /// What there is of the text so far, where that is enough for a piece.
  Result<void> hand_on() {
    if (to_.text().size() < piece_) return {};
    check_ = text_hash(to_.text(), check_);
    if (auto done = sink_(to_.text()); !done) return done;
    to_.text().clear();
    return {};
  }

  const TextSink& sink_;
  std::size_t piece_;
  Hash check_ = kHashOfNothing;  // of what the sink has had
  Pretty to_;
};

}  // namespace

Result<void> write_session(const model::Session& session, const JournalPoint& point,
                           const TextSink& sink, std::size_t piece_bytes) {
  return SessionWriter(sink, piece_bytes).run(session, point);
}

std::string session_text(const model::Session& session, const JournalPoint& point) {
  std::string out;
  const auto kept = write_session(session, point, [&](std::string_view piece) -> Result<void> {
    out += piece;
    return {};
  });
  ASSERT(kept.ok(), "writing into memory fails");
  return out;
}

std::string thing_text(AnyThing any) {
  Pretty to;
  to.open('{');
  std::visit([&](const auto& thing) { write_thing(to, thing.get()); }, any);
  to.close();
  return std::move(to.text());
}

}  // namespace storage
