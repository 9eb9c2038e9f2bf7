"""The facts of the Bot API methods that Mosty uses: names, types, what is required, how long it may be.

Taken by hand from the published Bot API 10.1. One line per field:

    name!:Type(1..64b)

`!` marks a required field, `[T]` an array of T, `A|B` a choice. A length counts code points, with `b` bytes.
`Id` is a number or an @username, `File` an upload or a file id. Lengths that Telegram counts after parsing
(`text`, `caption`) are not here but in entities.py.
"""

import re

from msgspec import Struct

SCALARS = frozenset({"Integer", "String", "Boolean", "Id", "File"})


class Field(Struct, frozen=True):
    """One parameter of a method or one field of a type."""

    name: str
    type: str
    required: bool
    shortest: int = 0
    longest: int | None = None
    in_bytes: bool = False


def _fields(text: str) -> dict[str, Field]:
    found = [_field(word) for word in text.split()]
    return {field.name: field for field in found}


def _field(word: str) -> Field:
    match = re.fullmatch(r"(\w+)(!?):([\w\[\]|]+)(?:\((\d+)\.\.(\d+)(b?)\))?", word)
    if match is None:
        raise ValueError(f"unreadable field: {word}")
    name, required, kind, low, high, in_bytes = match.groups()
    return Field(name, kind, bool(required), int(low or 0), int(high) if high else None, bool(in_bytes))


_CHAT = "chat_id!:Id "
_SENDING = """
    message_thread_id:Integer disable_notification:Boolean protect_content:Boolean
    reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
"""
_CAPTION = "caption:String parse_mode:String caption_entities:[MessageEntity] "
_LANGUAGE = "language_code:String "
_THREAD = "chat_id!:Id message_thread_id!:Integer "

METHODS = {
    name: _fields(text)
    for name, text in {
        "getMe": "",
        "getUpdates": "offset:Integer limit:Integer timeout:Integer allowed_updates:[String]",
        "setWebhook": "url!:String certificate:File ip_address:String max_connections:Integer "
        "allowed_updates:[String] drop_pending_updates:Boolean secret_token:String",
        "deleteWebhook": "drop_pending_updates:Boolean",
        "getWebhookInfo": "",
        "sendMessage": _CHAT
        + "text!:String parse_mode:String entities:[MessageEntity] link_preview_options:LinkPreviewOptions"
        + _SENDING,
        "sendDocument": _CHAT
        + "document!:File thumbnail:File disable_content_type_detection:Boolean "
        + _CAPTION
        + _SENDING,
        "copyMessage": _CHAT
        + "from_chat_id!:Id message_id!:Integer show_caption_above_media:Boolean video_start_timestamp:Integer "
        + _CAPTION
        + _SENDING,
        "editMessageText": "chat_id:Id message_id:Integer inline_message_id:String text!:String parse_mode:String "
        "entities:[MessageEntity] link_preview_options:LinkPreviewOptions reply_markup:InlineKeyboardMarkup",
        "editMessageReplyMarkup": "chat_id:Id message_id:Integer inline_message_id:String "
        "reply_markup:InlineKeyboardMarkup",
        "deleteMessage": _CHAT + "message_id!:Integer",
        "answerCallbackQuery": "callback_query_id!:String text:String show_alert:Boolean url:String cache_time:Integer",
        "sendChatAction": _CHAT + "message_thread_id:Integer action!:String",
        "setMessageReaction": _CHAT + "message_id!:Integer reaction:[ReactionType] is_big:Boolean",
        "getChat": _CHAT,
        "getChatMember": _CHAT + "user_id!:Integer",
        "getChatAdministrators": _CHAT + "return_bots:Boolean",
        "leaveChat": _CHAT,
        "setMyCommands": "commands!:[BotCommand] scope:BotCommandScope " + _LANGUAGE,
        "getMyCommands": "scope:BotCommandScope " + _LANGUAGE,
        "deleteMyCommands": "scope:BotCommandScope " + _LANGUAGE,
        "setMyName": "name:String(0..64) " + _LANGUAGE,
        "getMyName": _LANGUAGE,
        "setMyDescription": "description:String(0..512) " + _LANGUAGE,
        "getMyDescription": _LANGUAGE,
        "setMyShortDescription": "short_description:String(0..120) " + _LANGUAGE,
        "getMyShortDescription": _LANGUAGE,
        "setMyDefaultAdministratorRights": "rights:ChatAdministratorRights for_channels:Boolean",
        "createForumTopic": _CHAT + "name!:String(1..128) icon_color:Integer icon_custom_emoji_id:String",
        "editForumTopic": _THREAD + "name:String(0..128) icon_custom_emoji_id:String",
        "closeForumTopic": _THREAD,
        "reopenForumTopic": _THREAD,
        "deleteForumTopic": _THREAD,
    }.items()
}

NAMES = {name.lower(): name for name in METHODS}  # the server looks methods up without regard to case

# Published parameters whose effect the rehearsal does not play.
UNPLAYED = frozenset(
    {
        "business_connection_id",
        "direct_messages_topic_id",
        "allow_paid_broadcast",
        "message_effect_id",
        "suggested_post_parameters",
        "rich_message",
    }
)

TYPES = {
    name: _fields(text)
    for name, text in {
        "InlineKeyboardMarkup": "inline_keyboard!:[[InlineKeyboardButton]]",
        "InlineKeyboardButton": "text!:String icon_custom_emoji_id:String style:String url:String "
        "callback_data:String web_app:WebAppInfo login_url:LoginUrl switch_inline_query:String "
        "switch_inline_query_current_chat:String switch_inline_query_chosen_chat:SwitchInlineQueryChosenChat "
        "copy_text:CopyTextButton pay:Boolean",
        "WebAppInfo": "url!:String",
        "LoginUrl": "url!:String forward_text:String bot_username:String request_write_access:Boolean",
        "SwitchInlineQueryChosenChat": "query:String allow_user_chats:Boolean allow_bot_chats:Boolean "
        "allow_group_chats:Boolean allow_channel_chats:Boolean",
        "CopyTextButton": "text!:String(1..256)",
        "ReplyKeyboardMarkup": "keyboard!:[[KeyboardButton]] is_persistent:Boolean resize_keyboard:Boolean "
        "one_time_keyboard:Boolean input_field_placeholder:String(1..64) selective:Boolean",
        "KeyboardButton": "text!:String icon_custom_emoji_id:String style:String request_contact:Boolean "
        "request_location:Boolean",
        "ReplyKeyboardRemove": "remove_keyboard!:Boolean selective:Boolean",
        "ForceReply": "force_reply!:Boolean input_field_placeholder:String(1..64) selective:Boolean",
        "LinkPreviewOptions": "is_disabled:Boolean url:String prefer_small_media:Boolean "
        "prefer_large_media:Boolean show_above_text:Boolean",
        "ReplyParameters": "message_id!:Integer chat_id:Id allow_sending_without_reply:Boolean "
        "quote:String(0..1024) quote_parse_mode:String quote_entities:[MessageEntity] quote_position:Integer",
        "MessageEntity": "type!:String offset!:Integer length!:Integer url:String language:String "
        "custom_emoji_id:String",
        "BotCommand": "command!:String description!:String",
        "ReactionTypeEmoji": "type!:String emoji!:String",
        "ReactionTypeCustomEmoji": "type!:String custom_emoji_id!:String",
        "BotCommandScopeDefault": "type!:String",
        "BotCommandScopeAllPrivateChats": "type!:String",
        "BotCommandScopeAllGroupChats": "type!:String",
        "BotCommandScopeAllChatAdministrators": "type!:String",
        "BotCommandScopeChat": "type!:String chat_id!:Id",
        "BotCommandScopeChatAdministrators": "type!:String chat_id!:Id",
        "BotCommandScopeChatMember": "type!:String chat_id!:Id user_id!:Integer",
        "ChatAdministratorRights": "is_anonymous!:Boolean can_manage_chat!:Boolean can_delete_messages!:Boolean "
        "can_manage_video_chats!:Boolean can_restrict_members!:Boolean can_promote_members!:Boolean "
        "can_change_info!:Boolean can_invite_users!:Boolean can_post_stories!:Boolean can_edit_stories!:Boolean "
        "can_delete_stories!:Boolean can_post_messages:Boolean can_edit_messages:Boolean "
        "can_pin_messages:Boolean can_manage_topics:Boolean can_manage_direct_messages:Boolean "
        "can_manage_tags:Boolean",
    }.items()
}

# Types told apart by their field `type`.
TAGGED = {
    "ReactionType": {"emoji": "ReactionTypeEmoji", "custom_emoji": "ReactionTypeCustomEmoji"},
    "BotCommandScope": {
        "default": "BotCommandScopeDefault",
        "all_private_chats": "BotCommandScopeAllPrivateChats",
        "all_group_chats": "BotCommandScopeAllGroupChats",
        "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
        "chat": "BotCommandScopeChat",
        "chat_administrators": "BotCommandScopeChatAdministrators",
        "chat_member": "BotCommandScopeChatMember",
    },
}

_UPDATE_KINDS = """message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages guest_message message_reaction message_reaction_count
    inline_query chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media
    poll poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot"""
UPDATE_KINDS = frozenset(_UPDATE_KINDS.split())

_CHAT_ACTIONS = """typing upload_photo record_video upload_video record_voice upload_voice upload_document
    choose_sticker find_location record_video_note upload_video_note"""
CHAT_ACTIONS = frozenset(_CHAT_ACTIONS.split())

ICON_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)

# Without the variation selectors that keyboards add; the server accepts both forms.
_REACTIONS = """❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
    🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
    🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"""
REACTIONS = frozenset(_REACTIONS.split())
