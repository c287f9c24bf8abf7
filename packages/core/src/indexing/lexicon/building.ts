/** Words of building, releasing and running an app, in other languages. Format: see `lexicon.ts`. */

export const BUILDING = `
app: アプリ アプリケーション 应用 应用程序 程序 앱 어플 애플리케이션 aplicativ aplicac aplicacion anwendung appli application
project: プロジェクト 项目 专案 프로젝트 projeto proyecto projet projekt
build: ビルド 构建 构筑 编译 打包 建置 빌드 construir construc compilac compilacion compiler erstellen bauen
build error: ビルドエラー ビルド失敗 构建失败 编译失败 打包失败 빌드실패 빌드오류
local: ローカル 本地 本机 로컬 locale lokal localmente
cloud: クラウド 云端 云 클라우드 nuvem nube nuage
remote: リモート 远程 远端 원격 remoto distant entfernt
install: インストール 安装 설치 instala instalac installier installer
package/install: 安装包 패키지설치
uninstall/remove: アンインストール 卸载 삭제 제거 desinstala desinstalar deinstallier
remove/delete: 削除 移除 删除 삭제 remover eliminar supprim loschen entfern apagar borrar
library: ライブラリ ライブラリー 库 函式库 套件库 라이브러리 biblioteca libreria bibliothe bibliothek
package: パッケージ 软件包 套件 依赖包 패키지 pacote paquete paquet paket
dependency: 依存関係 依存 依赖 依赖项 依赖关系 의존성 종속성 dependenc dependencia abhangig
module: モジュール 模块 模组 모듈 modulo modul
plugin: プラグイン 插件 外挂程式 플러그인 complemento extensao erweiterung
config plugin: 設定プラグイン コンフィグプラグイン 配置插件
configure/setting: 設定 设置 配置 设定 구성 설정 configurac configurar configura configurer einricht einstell konfigur ajuste reglage parametr
setup: セットアップ 初期設定 搭建 초기설정 einrichtung mise preparar
app config: アプリ設定 应用配置 앱구성 앱설정
file: ファイル 文件 档案 파일 arquivo ficheiro archivo fichero fichier datei
folder/directory: フォルダ フォルダー ディレクトリ 文件夹 目录 资料夹 폴더 디렉토리 pasta carpeta dossier repertoire ordner verzeichnis diretorio directorio
path: パス 路径 路徑 경로 caminho ruta chemin pfad
version: バージョン 版本 버전 versao verso versione
upgrade: アップグレード 升级 업그레이드 atualiza actualiz aufrust hochstufen
update: アップデート 更新 업데이트 갱신 atualizac actualizac actualiser mettre aktualisier mise
over the air update: 热更新 热更 無線アップデート OTA配信 핫업데이트
rollout: 灰度 灰度发布 段階的リリース 段階リリース 분할출시 단계적 gradual
rollback: ロールバック 回滚 回退 롤백 reverter revertir zuruckrollen
channel: チャンネル チャネル 渠道 频道 通道 채널 canal canais kanal
branch: ブランチ 分支 브랜치 ramo rama branche zweig
release/publish: リリース 公開 发布 发行 上线 배포 출시 lancar lancamento lanzar lanzamiento publier publi veroffentlich
deploy: デプロイ 配信 部署 배포 implanta desplegar despliegue deploie bereitstell
submit: 提出 提交 送审 上架 제출 enviar envio soumettre soumission einreichen
store: ストア 商店 应用商店 스토어 loja tienda magasin
app store: アプリストア 应用商店 앱스토어
review: 審査 审核 심사 revisao revision prufung
production: 本番 本番環境 製品版 生产 生产环境 正式环境 프로덕션 운영 producao produccion produktion
development: 開発 开发 개발 desenvolv desarroll developp entwickl
development build: 開発ビルド 开发构建 开发版 개발빌드 entwicklungsbuild
developer: 開発者 开发者 개발자 programador desarrollador developpeur entwickler
preview: プレビュー 预览 미리보기 프리뷰 visualiza vista apercu vorschau
staging/environment: ステージング 预发布
environment variable: 環境変数 环境变量 환경변수 umgebungsvariab
environment: 環境 环境 환경 ambiente entorno environnement umgebung
variable: 変数 变量 변수 variave variable variab
secret: シークレット 秘密 密钥 机密 비밀 시크릿 segredo secreto geheim
credential: 認証情報 クレデンシャル 资格情报 凭据 凭证 자격증명 credencia identifiant zugangsdaten anmeldedaten
certificate: 証明書 证书 憑證 인증서 certificad certificat zertifikat
provisioning profile: プロビジョニングプロファイル 描述文件 配置文件 프로비저닝
keystore: キーストア 密钥库 签名文件 키스토어 keystore
sign/signing: 署名 签名 서명 assinatur assinar firma firmar signatur signieren
password: パスワード 密码 비밀번호 패스워드 senha contrasena passwort kennwort
key: キー 密钥 金钥 키값 chave clave schlussel cle
token: トークン 令牌 토큰 jeton
account: アカウント 账号 账户 帐号 계정 conta cuenta compte konto
team/organization: チーム 組織 团队 组织 팀 조직 equipe equipo organiza
simulator: シミュレータ シミュレーター 模拟器 시뮬레이터 simulador simulateur
emulator: エミュレータ エミュレーター 模拟器 仿真器 에뮬레이터 emulador emulateur
device: デバイス 端末 実機 真机 设备 기기 실기기 디바이스 dispositivo appareil gerat aparelho
phone: スマホ 携帯 手机 핸드폰 휴대폰 celular telefone telefono telephone handy
tablet: タブレット 平板 태블릿 tableta
platform: プラットフォーム 平台 플랫폼 plataforma plateforme plattform
browser: ブラウザ ブラウザー 浏览器 브라우저 navegador navigateur
website/web: ウェブ サイト ウェブサイト 网页 网站 웹 웹사이트 sitio webseite
server: サーバー サーバ 服务器 伺服器 서버 servidor serveur
backend: バックエンド 后端 백엔드
client: クライアント 客户端 클라이언트 cliente
terminal: ターミナル 终端 터미널
command: コマンド 命令 指令 명령 명령어 comando commande befehl
command line: コマンドライン 命令行 명령줄 kommandozeile
option/flag: オプション 选项 옵션 opcao opcion
run/start: 実行 起動 运行 启动 执行 실행 시작 executar ejecutar lancer demarrer starten ausfuhren
start developing: 開発を始める 开始开发
launch: 立ち上げ 启动 구동 iniciar arranc abrir
reload: リロード 再読み込み 重新加载 刷新 새로고침 recarrega recargar recharger neuladen
hot reload/fast refresh: ホットリロード 热重载 热加载 핫리로드
restart: 再起動 重启 재시작 reinicia redemarr neustart
cache: キャッシュ 缓存 快取 캐시 memoria zwischenspeicher
clear cache: キャッシュクリア キャッシュを削除 清除缓存 清缓存 清理缓存 캐시삭제 캐시제거
clear: クリア 清除 清理 清空 초기화 limpar limpiar effacer vider leeren
bundle: バンドル 捆绑 打包文件 번들 pacote
bundler/metro: バンドラー 打包工具 번들러
bundle size: バンドルサイズ 包大小 包体积 번들크기
size: サイズ 容量 大小 体积 크기 사이즈 용량 tamanho tamano taille grosse grosze
icon: アイコン 图标 圖示 아이콘 icone icono symbol
splash screen: スプラッシュ スプラッシュ画面 スプラッシュスクリーン 起動画面 启动页 启动画面 闪屏 启动图 스플래시 startbildschirm
log: ログ 日志 日誌 로그 registro protokoll journal
debug: デバッグ 调试 除错 디버깅 디버그 depura depurar debog fehlersuch
debugging tool: デバッガ デバッガー 调试工具 调试器 디버거
tool: ツール 工具 도구 ferramenta herramienta outil werkzeug
test: テスト 测试 테스트 teste prueba tests testen
unit test: 単体テスト ユニットテスト 单元测试 단위테스트
internal distribution: 内部配布 内部分发 内部测试 내부배포
distribute: 配布 分发 배포 distribu verteil
tester: テスター 测试人员 테스터
workflow: ワークフロー 工作流 工作流程 워크플로 워크플로우 fluxo flujo arbeitsablauf ablauf
workflow/automation: 自動化 自动化 자동화 automatiz automatis
continuous integration: 継続的インテグレーション 持续集成 지속적통합
monorepo: モノレポ 单仓库 单体仓库 모노레포
native: ネイティブ 原生 네이티브 nativo natif nativ
native code: ネイティブコード 原生代码 네이티브코드
prebuild: プレビルド 预构建 프리빌드
eject: イジェクト 弹出 eject
bare workflow/existing app: ベアワークフロー 裸工作流 现有项目 既存のアプリ 既存アプリ 现有应用
migrate: 移行 マイグレーション 迁移 마이그레이션 이전 migra migrar migrieren umstieg
new architecture: 新アーキテクチャ 新しいアーキテクチャ 新架构 뉴아키텍처
architecture: アーキテクチャ 架构 아키텍처 arquitetura arquitectura
compatible: 互換 互換性 対応 兼容 相容 兼容性 호환 compativ compatib kompatib
incompatible: 非互換 不兼容 不匹配 호환되지 incompat inkompat
requirement: 要件 必要 要求 要件定義 필요 요구 requisit requis erford voraussetz
support: サポート 対応 支持 支援 지원 suport soport unterstutz
deprecated: 非推奨 废弃 弃用 已废弃 지원중단 obsolet veraltet
remove unused: 不要
limit: 制限 上限 限制 제한 한도 limite grenze beschrank
price/billing: 料金 価格 課金 価格表 价格 收费 费用 付费 가격 요금 결제 preco precio prix preis kosten abrechnung
free: 無料 免费 무료 gratis gratuit kostenlos
subscription: サブスクリプション 定期購入 订阅 구독 assinatura suscripcion abonnement
in-app purchase: アプリ内課金 内购 应用内购买 인앱결제 인앱구매 compras achat
payment: 支払い 決済 支付 付款 결제 pagament pago paiement zahlung
schedule: スケジュール 定时 计划任务 예약 agendar programar planifi planen
machine/infrastructure: マシン 机器 服务器环境 머신
queue: 待ち行列 キュー 队列 排队 대기열 fila cola warteschlange
wait: 待つ 待ち 等待 대기 기다 esperar aguard attendre warten
slow: 遅い 遅く 慢 很慢 太慢 缓慢 느리 느린 lento lenta lente langsam
fast: 速い 高速 快速 빠른 rapido schnell rapide
performance: パフォーマンス 性能 성능 desempenh rendimient leistung
memory: メモリ 内存 記憶體 메모리 memoria memoire speicher
minify/proguard: 難読化 混淆 난독화 ofusca
compress: 圧縮 压缩 압축 comprim komprim
source map: ソースマップ 源码映射 소스맵
analytics: アナリティクス 分析 统计 埋点 분석 통계 analis analys
monitoring: 監視 モニタリング 监控 모니터링 monitora uberwach surveill
crash report: クラッシュレポート 崩溃报告 크래시리포트
tutorial: チュートリアル 教程 教学 튜토리얼 tutorie
get started/introduction: 入門 はじめ 始め 快速开始 入门 新手 시작하기 입문 comecar comenzar empezar debut einstieg anfang
introduction: 紹介 概要 はじめに 介绍 简介 소개 introduc einfuhr
guide: ガイド 手引き 指南 가이드 guia anleitung
documentation: ドキュメント 文档 文件说明 문서 documenta doku
example: 例 サンプル 示例 例子 예제 예시 exemplo ejemplo exemple beispiel
template: テンプレート 模板 템플릿 modelo plantilla modele vorlage
create: 作成 作る 创建 新建 建立 만들 생성 criar crear creer erstell erzeug
create project: プロジェクト作成 プロジェクトを作成 新規プロジェクト 创建项目 新建项目 프로젝트생성
how it works: 仕組み 原理 工作原理 작동원리 funciona fonctionn funktionsweise
difference: 違い 区别 差异 차이 diferenc differenc unterschied
recommended: 推奨 おすすめ 推荐 추천 recomend recommand empfohl
flow/process: 流れ 手順 フロー 流程 步骤 절차 흐름 과정 processo proceso etape schritt passo paso
display/show: 表示 显示 展示 표시 보여 mostrar exibir afficher anzeig
enable: 有効 有効化 启用 开启 활성화 habilita activar aktivier activer ativar
disable: 無効 無効化 禁用 关闭 비활성화 desabilita desactivar desativar deaktivier desactiver
change: 変更 变更 修改 更改 변경 바꾸 mudar alterar cambiar changer ander
add: 追加 添加 增加 新增 추가 adiciona agregar anadir ajouter hinzufug
use: 使う 使用 利用 使い方 用法 사용 사용법 usar utiliz verwend nutz benutz
check: 確認 チェック 检查 确认 확인 verific comproba verifi prufen
select: 選択 选择 선택 selecion seleccion auswahl
replace: 置き換え 替换 교체 substitu reemplaz ersetz
manage: 管理 관리 gerenc gestion verwalt
connect: 接続 繋が 连接 连不上 连线 연결 conect connect verbind
network: ネットワーク 网络 네트워크 rede netzwerk reseau
offline: オフライン 离线 脱机 오프라인
proxy: プロキシ 代理 프록시
existing: 既存 现有 已有 기존 existente existant bestehend
automatic: 自動 自动 자동 automatic automatis
manual: 手動 手动 수동 manuel manuell
service: サービス 服务 서비스 servico servicio dienst
integrate: 統合 連携 集成 整合 통합 연동 integra integrier
mode: モード 模式 모드 modo modus
view: ビュー 视图 뷰 vista ansicht
trigger: トリガー 触发 触发器 트리거 gatilho ausloser declench
initialize: 初期化 初始化 초기화 inicializ initialisier
generate: 生成 생성 gerar generar generer generier
operation: 操作 동작 operac operacion
third-party: サードパーティ 第三方 서드파티 terceiros terceros
job: ジョブ 作业 잡
optimize: 最適化 优化 최적화 otimiz optimiz optimier
lifecycle: ライフサイクル 生命周期 라이프사이클 수명주기
troubleshooting: トラブルシューティング 故障排除 故障排查 문제해결 fehlerbehebung depannage
context: コンテキスト 上下文 컨텍스트
reference: リファレンス 参考 参照 레퍼런스 referenc
implement: 実装 实现 구현 implement
format: 形式 フォーマット 格式 형식 포맷 formato
static: 静的 静态 정적 statisch estatic statique
dynamic: 動的 动态 동적 dinamic dynamisch dynamique
system: システム 系统 시스템 sistema
convert: 変換 转换 변환 convert umwandeln
parse: 解析 파싱
external: 外部 외부 externo externe
dashboard: ダッシュボード 仪表盘 仪表板 대시보드
step: ステップ 步骤 단계
`;
