/** Words of what apps show, ask for and go wrong with, in other languages. Format: see `lexicon.ts`. */

export const APPS = `
error: エラー 错误 報錯 报错 异常 오류 에러 erro erreur fehler
error message: エラーメッセージ 错误信息 错误提示 에러메시지 오류메시지 fehlermeldung
problem/troubleshoot: 問題 不具合 トラブル 问题 문제 problema probleme
solve/fix: 解決 直す 修正 対策 対処 解决 修复 해결 고치 수정 resolver resoudre losen beheb corrig
fail: 失敗 失败 실패 falha falhou fallo falla echec echou fehlgeschlag scheiter
crash: クラッシュ 落ちる 落ち 强制終了 崩溃 闪退 크래시 튕기 강제종료 travar plante absturz sturzt
white screen/splash screen: 白い画面 真っ白 白画面 白屏 흰화면 하얀화면
black screen: 黒い画面 真っ黒 黑屏 검은화면
does not work: 動かない 動作しない 起動しない 使えない 使用できない 表示されない できない 不工作 不生效 无法 不能 不行 打不开 没反应 안돼 안되 않아 안됨 marche pas geht
launch/start: 起動しな 起動でき 打开 열기
not found: 見つからない 見つかりません 找不到 未找到 不存在 찾을수없 encontrad introuvable gefunden
missing: 不足 足りない 欠落 缺少 缺失 没有找到 누락 faltando falta manquant fehlt fehlend
invalid: 無効な 不正 无效 非法 잘못된 유효하지 invalid ungultig
conflict: 競合 衝突 冲突 충돌 conflito conflicto konflikt conflit
warning: 警告 경고 aviso advertencia avertissement warnung
timeout: タイムアウト 超时 타임아웃 시간초과 zeituberschreit
duplicate: 重複 重复 중복 duplicad doppelt
permission: 権限 許可 パーミッション アクセス許可 权限 授权 許可權 권한 퍼미션 허가 permiss permiso permis autorisation berechtig genehmig zulass
request permission: 権限リクエスト 权限申请 申请权限 请求权限 권한요청
deny: 拒否 拒绝 거부 negad denegad refus verweiger
camera: カメラ 相机 摄像头 照相机 카메라 camara kamera
photo/image: 写真 照片 相片 图片 사진 foto fotos bild bilder photo
image: 画像 イメージ 图像 图片 이미지 imagem imagen image bild
image picker/media library: 相册 アルバム 画像選択 图片选择 选择图片 앨범 갤러리 galeria bildauswahl
take picture/photo: 撮影 写真を撮る 拍照 촬영 사진촬영
barcode/qr code: バーコード 二维码 扫码 条形码 QRコード 바코드 qr코드 codigo strichcode
scan: スキャン 読み取り 扫描 스캔 escanea digitaliza scannen
microphone: マイク 麦克风 마이크 microfon mikrofon
audio/sound: 音声 オーディオ サウンド 音 音频 声音 오디오 소리 사운드 음성 som sonido ton audio
record: 録音 録画 录音 录制 录像 녹음 녹화 gravar gravac grabar grabac enregistr aufnahme aufzeichn
play: 再生 播放 재생 reproduz reproducir lecture abspielen wiedergabe
music: 音楽 音乐 음악 musica musik
video: ビデオ 動画 视频 影片 비디오 동영상 영상
speech: 音声合成 読み上げ 语音 음성합성 fala voz sprache sprachausgabe
volume: 音量 볼륨 lautstarke
location: 位置情報 位置 現在地 ロケーション 定位 地理位置 위치 위치정보 localizac ubicacion localisation standort
background location: バックグラウンド位置 后台定位 백그라운드위치
map: マップ 地図 地图 지도 mapa karte carte
notification: 通知 お知らせ 推送 알림 노티 notifica benachrichtig notif
push notification: プッシュ通知 プッシュ 推送通知 消息推送 推送 푸시 푸시알림 푸쉬알림
receive: 受信 受け取 接收 收到 收不到 수신 받기 받지 receb recib recev empfang erhalt
send: 送信 送る 发送 보내 전송 envia envoy send
badge: バッジ 角标 배지 뱃지
sound notification: 通知音 提示音 알림음
background: バックグラウンド 后台 背景 백그라운드 배경 fondo fundo hintergrund arriere
background task: バックグラウンド処理 バックグラウンドタスク 后台任务 백그라운드작업 hintergrundaufgabe
foreground: フォアグラウンド 前台 포그라운드 vordergrund
task: タスク 任务 작업 태스크 tarefa tarea tache aufgabe
login/authentication: ログイン サインイン 登录 登陆 登入 로그인 iniciarsesion anmeld einlogg connexion
sign in: サインイン 登录 로그인
logout/sign out: ログアウト サインアウト 退出登录 登出 로그아웃 abmeld deconnexion
sign up: 新規登録 会員登録 注册 회원가입 cadastro registrar inscription registrier
authentication: 認証 オーセンティケーション 身份验证 认证 鉴权 验证 인증 autentica authentifi
protected route/guard: 認証ガード 保護 路由守卫 受保护 保护 가드 보호 proteg schutz geschutz
authorize: 認可 授权 인가 autoriza autoris autorisier
session: セッション 会话 세션 sessao sesion sitzung
user: ユーザー ユーザ 用户 使用者 사용자 유저 usuario utilisateur benutzer nutzer
biometrics/fingerprint: 生体認証 指紋認証 指纹 生物识别 人脸识别 生物认证 생체인증 지문 biometri impressao huella fingerabdruck
local authentication: 顔認証 面容 얼굴인식
screen: 画面 スクリーン 屏幕 页面 화면 스크린 tela pantalla ecran bildschirm
page: ページ 页面 页 페이지 pagina seite
navigation: ナビゲーション 画面遷移 遷移 导航 导览 跳转 내비게이션 네비게이션 navega naviga
router: ルーター ルータ 路由 路由器 라우터 roteador enrutador routeur
routing/route: ルーティング ルート 路由 라우팅 라우트 경로 rotas rota ruta routage routen
dynamic route: 動的ルート 动态路由 동적라우트 동적라우팅
nested: 入れ子 ネスト 嵌套 중첩 aninhad anidad verschachtel imbrique
redirect: リダイレクト 重定向 리디렉션 리다이렉트 redirecion redireccion umleit rediri weiterleit
tab: タブ 标签页 选项卡 标签 탭 aba abas pestana onglet
tab bar: タブバー 标签栏 底部导航 탭바
stack: スタック 堆栈 栈 스택 pilha pila
drawer: ドロワー 抽屉 侧边栏 드로어 gaveta cajon
modal: モーダル 模态 弹窗 模态框 모달
back button/go back: 戻る 戻るボタン 返回 뒤로 뒤로가기 voltar volver retour zuruck
header: ヘッダー ヘッダ 头部 标题栏 导航栏 헤더 cabecalho encabezado cabecera kopfzeile
layout: レイアウト 布局 版面 레이아웃 diseno
link: リンク 链接 連結 링크 enlace lien verknupf
deep link: ディープリンク 深度链接 深层链接 딥링크 linkprofundo
universal link: ユニバーサルリンク 通用链接 유니버설링크
url scheme: スキーム URLスキーム 协议 스킴
share: 共有 シェア 分享 共享 공유 compartilh compart partag teilen
download: ダウンロード 下载 다운로드 baixar descarg telecharg herunterlad
upload: アップロード 上传 업로드 carregar subir televers hochlad
save: 保存 存储 저장 salvar guardar enregistrer sauvegard speicher
load: 読み込み 読み込む ロード 加载 读取 로드 불러오 로딩 carrega carga charger laden
storage: ストレージ 保存領域 存储 储存 저장소 스토리지 armazena almacena stockage speicherplatz
secure store/encrypt: 暗号化 安全存储 加密 암호화 보안저장 cripto cifra chiffre verschlussel
secure: セキュア 安全 安全な 보안 안전 segur securi sicher
database: データベース 数据库 資料庫 데이터베이스 디비 bancodedados banco basededatos donnees datenbank
data: データ 数据 資料 데이터 dados datos daten
fetch/request: 取得 リクエスト 请求 获取 요청 가져오 buscar solicitud requisic requete anfrage abrufen
file system: ファイルシステム 文件系统 파일시스템 dateisystem
document picker: ファイル選択 文件选择 선택기
clipboard: クリップボード 剪贴板 클립보드 prancheta portapapeles presse zwischenablage
copy: コピー 复制 拷贝 복사 copiar copier kopier
contacts: 連絡先 コンタクト 联系人 通讯录 연락처 contato contacto kontakt
calendar: カレンダー 日历 캘린더 달력 calendario calendrier kalender
sensor/accelerometer: センサー 加速度 传感器 加速度计 센서 가속도 acelerom beschleunig
gyroscope: ジャイロ 陀螺仪 자이로
compass/magnetometer: コンパス 方位 指南针 나침반
haptics/vibration: 振動 バイブレーション 触覚 震动 振动 触觉 진동 햅틱 vibra vibration
brightness: 明るさ 輝度 亮度 밝기 brilho brillo luminosite helligkeit
battery: バッテリー 電池 电池 배터리 bateria batterie akku
orientation: 画面の向き 向き 回転 横屏 竖屏 屏幕方向 방향 가로 세로 orienta ausricht
keep awake: スリープ 常亮 화면켜짐
keyboard: キーボード 键盘 키보드 teclado clavier tastatur
hide: 隠す 非表示 隐藏 숨기 esconder ocultar cacher verstec ausblend
cover/avoid keyboard: 隠れる 遮挡 가려
text input: 入力 输入 输入框 입력 entrada eingabe saisie
text: テキスト 文字 文本 텍스트 texto texte
font: フォント 字体 字型 폰트 글꼴 fonte fuente police schrift schriftart
custom font: カスタムフォント 自定义字体 커스텀폰트
color: 色 カラー 颜色 색상 색깔 cor cores colores couleur farbe
color scheme/dark mode: ダークモード 暗黑模式 深色模式 夜间模式 다크모드 escuro oscuro dunkel sombre
theme: テーマ 主题 테마 tema thema
style: スタイル 样式 風格 스타일 estilo stil
status bar: ステータスバー 状态栏 상태바 상태표시줄 statusleiste
navigation bar: ナビゲーションバー 导航条 系统导航栏 내비게이션바 navigationsleiste
safe area: セーフエリア 安全区域 刘海 세이프에어리어 안전영역
button: ボタン 按钮 버튼 botao boton bouton schaltflache knopf
component: コンポーネント 组件 元件 컴포넌트 component komponente composant
list: リスト 一覧 列表 리스트 목록 lista liste
scroll: スクロール 滚动 스크롤 rolagem desplaza defil scrollen
gesture: ジェスチャー 手势 제스처 gesto geste
touch: タッチ 触摸 터치 toque tactil
drag: ドラッグ 拖拽 拖动 드래그 arrastar arrastrar glisser ziehen
animation: アニメーション 动画 애니메이션 animac animation
gradient: グラデーション 渐变 그라데이션 degrade verlauf
blur: ぼかし 模糊 블러 desfoque desenfoque flou weichzeichn
svg/vector: ベクター 矢量 벡터
asset: アセット 素材 资源 静态资源 에셋 자산 recurso ressource
widget: ウィジェット 小组件 위젯
app clip/extension: 拡張機能 扩展 확장
bluetooth: ブルートゥース 蓝牙 블루투스
printing/print: 印刷 プリント 打印 인쇄 프린트 imprim drucken
mail: メール 邮件 이메일 메일 correio correo courriel
sms: ショートメッセージ 短信 문자
webview: ウェブビュー 网页视图 웹뷰
iframe/embed: 埋め込み 嵌入 삽입 incorpora einbett
localization/translation: 多言語 ローカライズ 国際化 翻訳 国际化 本地化 多语言 翻译 다국어 번역 현지화 idioma traduc traduction ubersetz lokalisier mehrsprach
language: 言語 语言 언어 lingua linguagem lenguaje langue sprache
timezone/time: タイムゾーン 時間 时间 时区 시간 시간대 hora tempo tiempo zeit
date: 日付 日期 날짜 data fecha datum
accessibility: アクセシビリティ 无障碍 접근성 acessibil accesib barrierefrei
advertising/ads: 広告 广告 광고 anuncio publicidad werbung publicite
tracking/tracking transparency: トラッキング 追跡 跟踪 追踪 추적 rastrea verfolg suivi
privacy: プライバシー 隐私 개인정보 프라이버시 privacid confidential datenschutz
push token/device token: デバイストークン 设备令牌 디바이스토큰
firebase: ファイアベース 파이어베이스
google maps: グーグルマップ 谷歌地图 구글맵 구글지도
google: グーグル 谷歌 구글
apple: アップル 苹果 애플
sign in with apple/apple authentication: アップルログイン 苹果登录 애플로그인
google sign in: グーグルログイン 谷歌登录 구글로그인
android: アンドロイド 安卓 안드로이드
ios: アイオーエス 苹果系统
iphone/ios: アイフォン 苹果手机 아이폰
windows: ウィンドウズ 윈도우
react: リアクト 리액트
react native: リアクトネイティブ 리액트네이티브
typescript: タイプスクリプト 타입스크립트
javascript: ジャバスクリプト 자바스크립트
type: 型 类型 타입 tipo typ
code: コード 代码 程式碼 코드 codigo quellcode
function: 関数 函数 함수 funcao funcion fonction funktion
method: メソッド 方法 메서드 metodo methode
class: クラス 类 클래스 classe clase klasse
hook: フック 钩子 훅
state: 状態 ステート 状态 상태 estado etat zustand
property/prop: プロパティ 属性 속성 propriedad propiedad eigenschaft propriete
parameter: パラメータ パラメーター 引数 参数 매개변수 파라미터 parametro parametre
query parameter/search params: クエリパラメータ 查询参数 쿼리파라미터
event: イベント 事件 이벤트 evento ereignis evenement
listener: リスナー 监听 监听器 리스너 escuta oyente
default: デフォルト 既定 初期値 默认 预设 기본값 기본 디폴트 padrao predetermin defaut standard
background image: 背景画像 背景图 배경이미지
custom: カスタム カスタマイズ 自定义 定制 커스텀 사용자정의 personaliza personalis benutzerdefin anpass
import: インポート 导入 引入 임포트 importar importier
export: エクスポート 导出 내보내기 exportar exportier
publish website/hosting: ホスティング 托管 호스팅 hospeda aloja heberg
domain: ドメイン 域名 도메인 dominio domaine
server side rendering: サーバーサイドレンダリング 服务端渲染 서버사이드렌더링
static rendering: 静的レンダリング 静态渲染 静态生成 정적렌더링
render: レンダリング 描画 渲染 렌더링 renderiza rendu
api route: APIルート API路由 api라우트
middleware: ミドルウェア 中间件 미들웨어
in-app browser: アプリ内ブラウザ 内置浏览器 인앱브라우저
open: 開く 開き 打开 열다 abrir abre ouvrir offnen
close: 閉じる 关闭 닫기 fechar cerrar fermer schliess schließ
always: 常に いつも 始终 总是 항상 sempre siempre toujours immer
call: 呼び出し 呼ぶ 调用 호출 chamar llamar appeler aufruf
access: アクセス 访问 접근 액세스 acess acceder zugriff zugang
read: 読む 阅读 读 읽기 leitura leer lire lesen
write: 書き込み 写入 쓰기 escrever escribir ecrire schreib
move: 移動 移动 이동 mover deplac verschieb
resize: リサイズ サイズ変更 调整大小 크기조정 redimension
crop: 切り抜き トリミング 裁剪 자르기 cortar recort rogn zuschneid
height: 高さ 高度 높이 altura hohe hauteur
width: 幅 宽度 너비 largura anchura breite largeur
edge to edge: エッジ 全面屏 边到边
full screen: 全画面 フルスクリーン 全屏 전체화면 telacheia pantallacompleta vollbild
popup: ポップアップ 弹出窗口 팝업 ventana fenetre
alert: アラート 弹框 경고창 alerta
search: 検索 搜索 查找 검색 buscar pesquis recherch suche
filter: フィルター 过滤 筛选 필터 filtro filtre
menu: メニュー 菜单 메뉴 menue
bottom: 下部 底部 하단 inferior unten
message: メッセージ 消息 메시지 mensagem mensaje nachricht
form: フォーム 表单 폼 formular
progress: 進捗 进度 진행 progresso progreso fortschritt
input/interaction: 交互 상호작용
edit: 編集 编辑 편집 editar bearbeit
`;
