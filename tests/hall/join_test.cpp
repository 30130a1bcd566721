#include "hall/join.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "hall/join_known.h"
#include "hall/join_seal.h"
#include "hall/hall_things.h"

using namespace hall;
using base::ErrorCode;
using nlohmann::json;

namespace {

const base::Id kTable = base::Id::parse("0197b2f4-8c00-7000-8000-000000000001").value();
const std::string kHalf(64, 'a');

std::string changed(const std::string& text, const char* field, const json& value) {
  json object = json::parse(text);
  object[field] = value;
  return object.dump();
}

}  // namespace

TEST_CASE("join: a request comes back as it was asked") {
  const JoinRequest asked{kTable, "三班", kHalf};
  const auto read = read_join_request(text_of(asked));
  REQUIRE(read.ok());
  CHECK(*read == asked);
}

TEST_CASE("join: a name is one line, cut at a character") {
  std::string name = "三班\n\x01の\t机";
  CHECK(read_join_request(text_of(JoinRequest{kTable, name, kHalf}))->name == "三班 の 机");
  name.clear();
  for (int i = 0; i < 100; ++i) name += "班";
  CHECK(read_join_request(text_of(JoinRequest{kTable, name, kHalf}))->name.size() == kMostTableName);
}

TEST_CASE("join: what is no request is refused, each for its reason") {
  const std::string good = text_of(JoinRequest{kTable, "三班", kHalf});
  const auto code = [](const std::string& text) { return read_join_request(text).error().code; };
  CHECK(code("") == ErrorCode::parse);
  CHECK(code("[]") == ErrorCode::parse);
  CHECK(code("{") == ErrorCode::parse);
  CHECK(code("\xff\xfe") == ErrorCode::parse);
  CHECK(code(std::string(3000, ' ')) == ErrorCode::too_large);
  CHECK(code("{}") == ErrorCode::format);
  CHECK(code(changed(good, "join", 2)) == ErrorCode::version);
  CHECK(code(changed(good, "join", "1")) == ErrorCode::format);
  CHECK(code(changed(good, "table", "x")) == ErrorCode::format);
  CHECK(code(changed(good, "table", base::Id().str())) == ErrorCode::format);
  CHECK(code(changed(good, "table", 7)) == ErrorCode::format);
  CHECK(code(changed(good, "name", nullptr)) == ErrorCode::format);
  CHECK(code(changed(good, "key", "short")) == ErrorCode::format);
  CHECK(code(changed(good, "key", std::string(64, 'x'))) == ErrorCode::format);
  CHECK(read_join_request(changed(good, "more", "of a later version")).ok());
}

TEST_CASE("join: a place comes back to the table that asked, and its password is not on the wire") {
  const auto key = AnswerKey::make();
  REQUIRE(key.ok());
  const Place place{7, "t07", "a password"};
  const auto text = text_of(JoinAnswer(place), key->open_half());
  REQUIRE(text.ok());
  CHECK(text->find("a password") == std::string::npos);
  const auto read = read_join_answer(*text, *key);
  REQUIRE(read.ok());
  CHECK(std::get<Place>(*read) == place);
  const auto other = AnswerKey::make();
  CHECK(read_join_answer(*text, *other).error().code == ErrorCode::format);
}

TEST_CASE("join: every refusal comes back and says what helps") {
  const auto key = AnswerKey::make().value();
  for (const Refusal refusal :
       {Refusal::full, Refusal::shut, Refusal::version, Refusal::malformed, Refusal::trouble}) {
    const auto read = read_join_answer(text_of(JoinAnswer(refusal), "").value(), key);
    REQUIRE(read.ok());
    CHECK(std::get<Refusal>(*read) == refusal);
    CHECK_FALSE(hall::error_of(refusal).message.empty());
  }
}

TEST_CASE("join: what is no answer is refused") {
  const auto key = AnswerKey::make().value();
  const std::string good = text_of(JoinAnswer(Place{7, "t07", "p"}), key.open_half()).value();
  const auto fails = [&](const std::string& text) { return !read_join_answer(text, key).ok(); };
  CHECK_FALSE(fails(good));
  CHECK(fails(""));
  CHECK(fails("{}"));
  CHECK(fails(changed(good, "join", 2)));
  for (const json& slot : {json(0), json(41), json(-1), json("7"), json(7.0), json(1e30), json(8)})
    CHECK(fails(changed(good, "slot", slot)));
  CHECK(fails(changed(good, "user", "hall")));
  CHECK(fails(changed(good, "password", "p")));
  CHECK(fails(changed(good, "password", "")));
  CHECK(fails(changed(good, "refused", "in some new way")));
  // Another half, an empty password: sealed rightly and still no place.
  CHECK(fails(changed(good, "password", seal("", key.open_half()).value())));
  CHECK(fails(changed(good, "password", seal(std::string(500, 'x'), key.open_half()).value())));
}

TEST_CASE("seal: nothing of it can be changed, and each is another") {
  const auto key = AnswerKey::make().value();
  const std::string sealed = seal("text", key.open_half()).value();
  CHECK(seal("text", key.open_half()).value() != sealed);
  CHECK(key.open(sealed).value() == "text");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed_one = sealed;
    changed_one[at] = changed_one[at] == '0' ? '1' : '0';
    const auto opened = key.open(changed_one);
    // X25519 leaves out one bit of a half, which the key's own derivation puts back in.
    CHECK_FALSE(opened.ok());
  }
  CHECK_FALSE(key.open("").ok());
  CHECK_FALSE(key.open(sealed.substr(2)).ok());
  CHECK_FALSE(seal("text", std::string(64, '0')).ok());  // a half that gives a secret everybody knows
  CHECK_FALSE(seal("text", "no half").ok());
}

TEST_CASE("known halls: a table has one id for good, and the last joined hall first") {
  hall_things::MemoryPrivateFiles files;
  auto known = load_known_halls(files, "halls");
  REQUIRE(known.ok());
  CHECK_FALSE(known->table.nil());
  CHECK(load_known_halls(files, "halls")->table == known->table);
  for (char n = 'a'; n < 'a' + 6; ++n)
    known->remember({std::string(1, n), RoomKey::from_hex(std::string(64, n)).value(), 1000});
  known->remember({"a again", RoomKey::from_hex(std::string(64, 'a')).value(), 2000});
  REQUIRE(save_known_halls(files, "halls", *known).ok());
  const auto read = load_known_halls(files, "halls");
  REQUIRE(read.ok());
  CHECK(read->halls == known->halls);
  CHECK(read->halls.size() == 6);
  CHECK(read->halls[0].name == "a again");
  for (char n = '0'; n <= '9'; ++n) known->remember({"x", RoomKey::from_hex(std::string(64, n)).value(), 3000});
  CHECK(known->halls.size() == kMostKnownHalls);
}

TEST_CASE("known halls: a damaged file is said and left as it is") {
  for (const char* text :
       {"", "{", "[]", "{\"version\":2}", "{\"version\":1}", "{\"version\":1,\"table\":\"x\",\"halls\":[]}",
        "{\"version\":1,\"table\":\"0197b2f4-8c00-7000-8000-000000000001\",\"halls\":[{\"name\":1}]}",
        "{\"version\":1,\"table\":\"0197b2f4-8c00-7000-8000-000000000001\",\"halls\":{}}"}) {
    hall_things::MemoryPrivateFiles files;
    files.content["halls"] = text;
    INFO(text);
    CHECK(load_known_halls(files, "halls").error().code == ErrorCode::format);
    CHECK(files.content["halls"] == text);
  }
}
